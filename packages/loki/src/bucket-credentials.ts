import { secretVariables } from '@fleet/kubernetes'
import { OBJECT_STORAGE_SECRET, type Fleet } from '@fleet/model'

/** Loki’s client of S3 reads the credentials from these variables where the configuration has none. */
export const bucketCredentials = ({ hub }: Fleet) =>
  hub.loki.objectStorage && { extraEnv: secretVariables(OBJECT_STORAGE_SECRET) }
