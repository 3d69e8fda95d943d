import { OBJECT_STORAGE_SECRET, type Fleet } from '@fleet/model'

/** Loki’s client of S3 reads the credentials from these variables where the configuration has none. */
export const bucketCredentials = ({ hub }: Fleet) =>
  hub.loki.objectStorage && {
    extraEnv: Object.entries(OBJECT_STORAGE_SECRET.keyOf).map(([variable, key]) => ({
      name: variable,
      valueFrom: { secretKeyRef: { name: OBJECT_STORAGE_SECRET.name, key } },
    })),
  }
