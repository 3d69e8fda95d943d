import { withoutKey, withRenamedKey, withValue } from '../document-path.ts'
import type { Site } from '../site.ts'
import { atSites } from './at-sites.ts'
import { misspelt } from './misspelt.ts'

const isInMap = ({ holder }: Site): boolean => !Array.isArray(holder)

const lastKey = ({ keys }: Site): string => String(keys.at(-1))

const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}

export const dropKey = atSites('drop-key', 'a line that was forgotten', isInMap, (site) => ({
  message: `${lastKey(site)} dropped (${shown(site.value)})`,
  to: withoutKey,
}))

export const dropItem = atSites(
  'drop-item',
  'an item of a list that was forgotten',
  (site) => !isInMap(site),
  (site) => ({ message: `item dropped (${shown(site.value)})`, to: withoutKey }),
)

export const misspellKey = atSites('misspell-key', 'a typo in a key', isInMap, (site, random) => {
  const name = misspelt(lastKey(site), random)
  return name === undefined
    ? undefined
    : { message: `${lastKey(site)} → ${name}`, to: (holder, key) => withRenamedKey(holder, key, name) }
})

export const changeType = atSites(
  'change-type',
  'a value with or without quotes; one value in place of a list; a list in place of a map',
  ({ value }) => value !== null,
  ({ value }, random) => {
    const other = random.one(otherTypes(value))
    return {
      message: `${shown(value)} → ${shown(other)}`,
      to: (holder, key) => withValue(holder, key, other),
    }
  },
)

const otherTypes = (value: unknown): readonly unknown[] => {
  if (typeof value === 'string') return [[value], { [value.slice(0, 20)]: value }, 7]
  if (typeof value === 'number') return [`${value} of them`, [value]]
  if (typeof value === 'boolean') return [String(value), [value]]
  return Array.isArray(value)
    ? [Object.fromEntries(value.entries()), JSON.stringify(value)]
    : [[value], JSON.stringify(value)]
}

export const flipBoolean = atSites(
  'flip-boolean',
  'a switch in the wrong position',
  ({ value }) => typeof value === 'boolean',
  ({ value }) => ({
    message: `${String(value)} → ${String(value !== true)}`,
    to: (holder, key) => withValue(holder, key, value !== true),
  }),
)
