import type { Keys } from './keys.ts'

/**
 * Keys that a template reads and does not use, each with where that can be seen: what the reader of templates cannot tell. A
 * component that is given its name by the template that makes it is not asked for another.
 */
const IDLE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  loki: {
    'singleBinary.fullnameOverride':
      'templates/monolithic/workload.yaml: "name", which templates/_workload.tpl takes first',
  },
}

/** What a chart reads, without the keys of which it makes nothing. */
export const withoutIdle = (chart: string, keys: Keys): Keys =>
  Object.keys(IDLE[chart] ?? {}).reduce((left, place) => without(left, place.split('.')), keys)

const without = (keys: Keys, [name = '', ...inside]: readonly string[]): Keys => {
  const { [name]: found, ...others } = keys.properties ?? {}
  if (!found) return keys
  return {
    ...keys,
    properties: { ...others, ...(inside.length > 0 && { [name]: without(found, inside) }) },
  }
}
