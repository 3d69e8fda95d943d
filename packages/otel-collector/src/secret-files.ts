import { SCRAPE_SECRET_KEYS, type OwnScrape } from '@fleet/model'
import type { IPodSpec } from '@fleet/kubernetes'

/** Beside the configuration's folder: a ConfigMap takes no mount inside. */
const SECRETS_FOLDER = '/etc/otelcol-secrets'

export const secretFile = (job: string, key: string): string => `${SECRETS_FOLDER}/${job}/${key}`

type Volumes = NonNullable<IPodSpec['volumes']>

/** The Secrets of scrapes. The collector starts without one that is absent: that scrape alone fails until it is there. */
export const secretVolumes = (scrapes: readonly OwnScrape[]): Volumes => {
  const sources = scrapes.flatMap(({ job, auth }) =>
    auth
      ? [
          {
            secret: {
              name: auth.secret,
              optional: true,
              items: Object.keys(SCRAPE_SECRET_KEYS[auth.type]).map((key) => ({
                key,
                path: `${job}/${key}`,
              })),
            },
          },
        ]
      : [],
  )
  return sources.length > 0 ? [{ name: 'scrape-secrets', projected: { sources } }] : []
}

export const secretMounts = (scrapes: readonly OwnScrape[]) =>
  secretVolumes(scrapes).map(({ name }) => ({ name, mountPath: SECRETS_FOLDER, readOnly: true }))
