import { withValue } from '../document-path.ts'
import type { Random } from '../random.ts'
import { nameOfSite, type Site } from '../site.ts'
import { atSites, type Edit } from './at-sites.ts'
import { misspelt } from './misspelt.ts'

const textOf = ({ value }: Pick<Site, 'value'>): string => (typeof value === 'string' ? value : '')

const lastKey = ({ keys }: Site): string => String(keys.at(-1))

const replaced = (old: unknown, value: unknown): Edit | undefined =>
  value === undefined || value === old
    ? undefined
    : { message: `${excerpt(old)} → ${excerpt(value)}`, to: (holder, key) => withValue(holder, key, value) }

const excerpt = (value: unknown): string => {
  const text = String(value)
  return text.length > 100 ? `${text.slice(0, 97)}…` : text
}

const isPortKey = (site: Site): boolean => /port$/i.test(nameOfSite(site))
const PORT_IN_TEXT = /(?<=[\w\]}.-]:)\d{2,5}\b/

export const changePort = atSites(
  'change-port',
  'a port that was moved in one place',
  (site) =>
    typeof site.value === 'number' ? isPortKey(site) : PORT_IN_TEXT.test(textOf(site)) && isAddress(site),
  ({ value }, random) => {
    const other = (port: number) => port + random.one([-1, 1, 10, 100])
    return replaced(
      value,
      typeof value === 'number'
        ? other(value)
        : textOf({ value }).replace(PORT_IN_TEXT, (port) => String(other(Number(port)))),
    )
  },
)

const IP = /\b\d{1,3}(?:\.\d{1,3}){3}\b/
const HOST = /\b[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)*\.svc\b/
const isAddress = (site: Site): boolean => {
  const text = textOf(site)
  return (
    text.length < 200 &&
    (IP.test(text) || HOST.test(text) || /^\w+:\/\//.test(text) || /:\d{2,5}$/.test(text))
  )
}

export const changeAddress = atSites(
  'change-address',
  'an address that was moved in one place, or mistyped',
  (site) => isAddress(site) && !nameOfSite(site).includes('version'),
  ({ value }, random) => {
    const text = textOf({ value })
    if (IP.test(text))
      return replaced(
        value,
        text.replace(IP, (address) => otherAddress(address, random)),
      )
    const host = HOST.exec(text)?.[0] ?? /(?<=:\/\/)[^/:]+/.exec(text)?.[0]
    const other = host === undefined ? undefined : misspelt(host, random)
    return host === undefined || other === undefined ? undefined : replaced(value, text.replace(host, other))
  },
)

const otherAddress = (address: string, random: Random): string => {
  const parts = address.split('.').map(Number)
  const index = 2 + random.below(2)
  return parts.with(index, ((parts[index] ?? 0) + 1 + random.below(9)) % 255).join('.')
}

/** Units and their usual confusions: neighbours of one family, each well-formed. */
const UNITS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/(?<=^\d+(?:\.\d+)?)(?:Ki|Mi|Gi|KiB|MiB|GiB|KB|MB|GB|M|G|m)$/, ['Ki', 'Mi', 'Gi', 'm', 'MB', 'GB', 'KB']],
  [/(?<=^\d+)(?:ms|s|m|h|d)$/, ['ms', 's', 'm', 'h', 'd']],
]
const GRAFANA_UNITS = [
  'bytes',
  'decbytes',
  'bits',
  'Bps',
  's',
  'ms',
  'percent',
  'percentunit',
  'reqps',
  'short',
]

const isGrafanaUnit = (site: Site): boolean => lastKey(site) === 'unit' && site.keys.includes('fieldConfig')

export const changeUnit = atSites(
  'change-unit',
  'a size, a time or a panel in another unit',
  (site) =>
    // Zero is zero in any unit.
    !/^0\D/.test(textOf(site)) && (isGrafanaUnit(site) || UNITS.some(([unit]) => unit.test(textOf(site)))),
  (site, random) => {
    const text = textOf(site)
    if (isGrafanaUnit(site)) return replaced(text, random.one(GRAFANA_UNITS))
    const [unit, others] = UNITS.find(([pattern]) => pattern.test(text)) ?? [/$/, ['']]
    return replaced(text, text.replace(unit, random.one(others)))
  },
)

/** Texts for people, in which a typo changes only the reading. */
const PROSE =
  /^(?:title|description|summary|legendFormat|text|label|tooltip|displayName|placeholder|textFormat|titleFormat|tags|reason)$/
const WORD = /^[\w./@:=~*-]+$/

export const renameValue = atSites(
  'rename-value',
  'a name that was changed, or mistyped, in one place',
  (site) =>
    WORD.test(textOf(site)) &&
    textOf(site).length < 120 &&
    !PROSE.test(nameOfSite(site)) &&
    !isProseOverride(site),
  ({ value }, random) => replaced(value, misspelt(textOf({ value }), random)),
)

/** The display name that an override gives a column. */
const isProseOverride = ({ keys, holder }: Site): boolean =>
  keys.at(-1) === 'value' && /^displayName$/.test(String((holder as { readonly id?: unknown }).id))

/** Maps of labels, and what selects by them. */
const LABELS = /^(?:labels|matchLabels|selector|external_labels)$/

export const changeLabel = atSites(
  'change-label',
  'a label with another value, or under another name, in one place',
  ({ keys, value }) => LABELS.test(String(keys.at(-2))) && typeof value === 'string',
  (site, random) =>
    replaced(site.value, random.one([misspelt(textOf(site), random), `${textOf(site)}-2`, ''])),
)
