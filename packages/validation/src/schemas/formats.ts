import { DASHBOARD_FORMATS } from './grafana/formats.ts'

/** What is wrong with a value of a form that a program reads by itself; nothing where it is fine. */
type Format = (value: unknown) => string | undefined

const text =
  (pattern: RegExp, message: string): Format =>
  (value) =>
    typeof value === 'string' && pattern.test(value) ? undefined : `it must be ${message}`

const GO_DURATION = /^[+-]?(?:0|(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/
const PROMETHEUS_DURATION = /^(?:0|(?:\d+y)?(?:\d+w)?(?:\d+d)?(?:\d+h)?(?:\d+m)?(?:\d+s)?(?:\d+ms)?)$/

/** What Go's expressions do not have. */
const UNKNOWN_TO_GO = /\(\?(?:<?[=!]|>)|\\[1-9]/

/** Go's syntax of expressions is near enough to ours: its groups are named otherwise, and flags may stand at the start. */
const goExpression: Format = (value) => {
  if (typeof value !== 'string') return 'it must be a text'
  if (UNKNOWN_TO_GO.test(value)) return 'Go’s regular expressions have no look-around and no back reference'
  try {
    return RegExp(value.replaceAll('(?P<', '(?<').replace(/^\(\?[ims]+\)/, '')) && undefined
  } catch {
    return 'it must be a regular expression'
  }
}

const isUrl: Format = (value) => {
  const url = typeof value === 'string' ? URL.parse(value) : null
  return url && (url.protocol === 'http:' || url.protocol === 'https:') && url.hostname !== ''
    ? undefined
    : 'it must be a URL of http or https'
}

const isPort: Format = (value) =>
  (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 65535) ||
  (typeof value === 'string' && /^[a-z0-9-]{0,15}$/.test(value))
    ? undefined
    : 'it must be a port, from 0 to 65535'

const wholeOr =
  (pattern: RegExp, message: string): Format =>
  (value) =>
    Number.isInteger(value) || (typeof value === 'string' && pattern.test(value))
      ? undefined
      : `it must be ${message}`

export const FORMATS: Readonly<Record<string, Format>> = {
  ...DASHBOARD_FORMATS,
  'go-duration': text(GO_DURATION, 'a duration such as 30s or 1h30m'),
  'prometheus-duration': text(
    new RegExp(`^(?=.)${PROMETHEUS_DURATION.source.slice(1)}`),
    'a duration such as 30s or 7d',
  ),
  'prometheus-duration-or-empty': text(PROMETHEUS_DURATION, 'a duration such as 30s or 7d'),
  'label-name': text(/^[a-zA-Z_][a-zA-Z0-9_]*$/, 'the name of a label'),
  'base2-bytes': text(/^\d+(?:\.\d+)?(?:[KMGTPE]i?B?|B)?$/, 'a size such as 10MB'),
  'loki-bytes': wholeOr(/^\d+ ?(?:B|[kKmMgGtTpP]i?[bB]?)?$/, 'a size such as 16MB'),
  'stanza-bytes': wholeOr(/^\d+\.?\d*\s*(?:[kKmMgGtTpP]i?[bB])?$/, 'a size such as 1MiB'),
  'stanza-field': text(
    /^\$?(?:body|attributes|resource)(?:\.[\w-]+|\["[^"]+"\]|\['[^']+'\])*$/,
    'a field such as attributes.name or resource["k8s.pod.uid"]',
  ),
  'nginx-size': wholeOr(/^\d+[kKmMgG]?$/, 'a size such as 4m: nginx takes the units k, m and g'),
  'component-id': text(/^[a-zA-Z][0-9a-zA-Z_]{0,62}(?:\/[^\s/][^\s]*)?$/, 'a component’s type, or type/name'),
  cidr: text(
    /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|(?=\/))){4}\/(?:3[0-2]|[12]?\d)$|^[0-9a-fA-F:]+\/\d{1,3}$/,
    'a network such as 10.0.0.0/8, or one address as 10.0.0.1/32',
  ),
  'dns-label': text(
    /^(?=.{1,63}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
    'a name of small letters, digits and dashes',
  ),
  'dns-subdomain': text(
    /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/,
    'a name of small letters, digits, dashes and dots',
  ),
  'path-segment': text(/^(?!\.{1,2}$)[^/%]+$/, 'a name without / and %, other than . and ..'),
  'label-key': text(
    /^(?:[a-z0-9]([-a-z0-9.]*[a-z0-9])?\/)?(?=[^/]{1,63}$)[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/,
    'a label’s name such as app.kubernetes.io/name',
  ),
  'label-value': text(
    /^(?=.{0,63}$)(?:[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/,
    'a label’s value: up to 63 letters, digits, dashes, dots and underscores',
  ),
  'port-name': text(
    /^(?=.{1,15}$)(?=.*[a-z])[a-z0-9]+(?:-[a-z0-9]+)*$/,
    'a port’s name of at most 15 characters',
  ),
  'port-or-name': (value) =>
    (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 65535) ||
    (typeof value === 'string' && /^(?=.{1,15}$)(?=.*[a-z])[a-z0-9]+(?:-[a-z0-9]+)*$/.test(value))
      ? undefined
      : 'it must be a port from 1 to 65535, or the name of one',
  regex: goExpression,
  'anchored-regex': goExpression,
  url: isUrl,
  // Of any scheme: Loki takes s3://region/bucket.
  uri: (value) =>
    typeof value === 'string' && URL.canParse(value) ? undefined : 'it must be a URL with its scheme',
  port: isPort,
  quantity: (value) =>
    typeof value === 'number' ||
    (typeof value === 'string' &&
      /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+|[numkMGTPE]|[KMGTPE]i)?$/.test(value))
      ? undefined
      : 'it must be a quantity such as 100m or 512Mi',
  'int-or-string': (value) =>
    Number.isInteger(value) || typeof value === 'string' ? undefined : 'it must be a whole number or a text',
}
