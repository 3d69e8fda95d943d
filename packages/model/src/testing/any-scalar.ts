import fc from 'fast-check'
import { durationOf, type Duration } from '../scalars/durations.ts'

// Constants: fast-check takes milliseconds for an arbitrary of a regular expression.

/** A DNS label; some look like a number, a boolean or a date to a reader of YAML. */
export const anyName: fc.Arbitrary<string> = fc.oneof(
  { weight: 9, arbitrary: fc.stringMatching(/^[a-z0-9]([-a-z0-9]{0,12}[a-z0-9])?$/) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('0', '007', '1e3', 'no', 'null', 'true', 'constructor', '2025-01-01'),
  },
)

/** A DNS label that begins with a letter, as a Service's must. */
export const anyServiceName = anyName.map((name) => `s${name}`)

export const anyPortName = fc.stringMatching(/^[a-z0-9]{0,4}[a-z](-[a-z0-9]{1,6})?$/)

export const anySecretKey = fc.stringMatching(/^[a-zA-Z0-9_][-._a-zA-Z0-9]{0,12}$/)

export const anyEnvName = fc.stringMatching(/^[A-Z_][A-Z0-9_]{0,10}$/)

export const anyWord = fc.stringMatching(/^[a-z][-a-z0-9]{0,8}([@/.:][a-z0-9]{1,6})?$/)

export const anyPath = fc
  .stringMatching(/^\/([a-z0-9_.-]{1,8}\/?){0,3}$/)
  .filter((path) => !path.split('/').includes('..'))

/** Plain text, and text with a special meaning in YAML, a shell or Flux. */
export const anyText = fc.oneof(
  fc.string({ minLength: 1, maxLength: 20 }),
  fc.constantFrom(
    'yes',
    '~',
    '0x1F',
    '12:30:45',
    '.inf',
    '- a',
    'a: b',
    '#',
    ' a ',
    'a\nb\n',
    '${cluster}',
    'ü€😀',
  ),
)

/** A class beside that of the cluster. A name like that of another class would seem misspelt. */
export const anyOwnStorageClass = fc.constantFrom('replicated-storage', 'node-disk-of-hub')

/** What a key of a Secret holds, in words. */
export const anyDescription = fc.constantFrom(
  'the token of the tunnel',
  'das Passwort der Datenbank: dasselbe wie oben',
  '数据库的密码',
  'postgres://user:PASSWORD@database:5432/app?sslmode=disable, with the password of the key below',
  'the key that `openssl rand -base64 32` prints, as in https://docs.example.org/en/v2.1/keys#new',
)

export const anyDuration = (shortest: number, longest: number): fc.Arbitrary<Duration> =>
  fc.integer({ min: shortest, max: longest }).map(durationOf)

/** A whole number of MiB, written in Gi where it is one. */
export const sizeOf = (mebibytes: number): string =>
  mebibytes % 1024 === 0 ? `${mebibytes / 1024}Gi` : `${mebibytes}Mi`

/** The `number`th address after `first`. */
export const ipv4 = (first: number, number: number): string => {
  const address = first + number
  return [24, 16, 8, 0].map((bits) => (address >>> bits) & 255).join('.')
}
