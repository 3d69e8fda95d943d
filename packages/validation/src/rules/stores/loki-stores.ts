import { isMap, textAt } from '../../values/value-at.ts'
import { chartValue, type Release } from '../../tree/charts/release.ts'

/** Two names of one client. */
const S3 = ['s3', 'aws']

const namesOf = (store: string): readonly string[] => (S3.includes(store) ? S3 : [store])

/** What of `storage_config` is no store. */
const OTHER_KEYS = ['named_stores', 'tsdb_shipper', 'boltdb_shipper', 'hedging', 'use_thanos_objstore']

const HOMES = [
  ['loki', 'storage_config'],
  ['loki', 'structuredConfig', 'storage_config'],
]

/**
 * The stores that the values of a release configure, by the names that a schema may give them: that of
 * `loki.storage.type`, which the chart configures, and those of `loki.storage_config`.
 */
export const configuredStores = (release: Release): readonly string[] => {
  const type = textAt(release.object.spec?.values, 'loki', 'storage', 'type') || 's3'
  const configured = HOMES.flatMap((home) => {
    const config = chartValue(release, ...home)
    if (!isMap(config)) return []
    const named = Object.values(isMap(config['named_stores']) ? config['named_stores'] : {})
    return [
      ...Object.keys(config).filter((key) => !OTHER_KEYS.includes(key)),
      ...named.flatMap((stores) => (isMap(stores) ? Object.keys(stores) : [])),
    ]
  })
  return [...new Set([type, ...configured].flatMap(namesOf))]
}
