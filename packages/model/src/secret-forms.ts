/** Texts that are secrets by their form alone. */
const FORMS: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN (?:[A-Z]+ )*PRIVATE KEY(?: BLOCK)?-----/, 'a private key'],
  // A password in capital letters alone is a placeholder, as in a description.
  [/:\/\/[^/\s:@]*:(?![A-Z_]+@)[^/\s@{$<*]+@/, 'a URL with a password'],
  [/\bgh[pousr]_[A-Za-z0-9]{36}|\bgithub_pat_\w{50}/, 'a token of GitHub'],
  [/\bglpat-[\w-]{20}/, 'a token of GitLab'],
  [/\bA(?:KI|SI)A[0-9A-Z]{16}\b/, 'a key of AWS'],
  [/\bAIza[\w-]{35}\b/, 'a key of Google'],
  [/\bxox[abeprs]-[\w-]{10}|\bxapp-\d-[\w-]{10}/, 'a token of Slack'],
  [
    /\bhooks\.slack\.com\/services\/T\w+\/B\w+\/\w+|\bdiscord(?:app)?\.com\/api\/webhooks\/\d+\/[\w-]+/,
    'a webhook without authentication',
  ],
  [/\bsk-ant-[\w-]{10}/, 'a key of Anthropic'],
  [/\bsk-(?:proj-|svcacct-|admin-)?\w{32}/, 'a key of OpenAI'],
  [/\b[rs]k_(?:live|test)_[A-Za-z0-9]{16}/, 'a key of Stripe'],
  [/\bnpm_[A-Za-z0-9]{36}/, 'a token of npm'],
  [/\bglsa_\w{32}/, 'a token of Grafana'],
  [/\btskey-[a-z]+-\w+/, 'a key of Tailscale'],
  [/\bdckr_pat_[\w-]{20}/, 'a token of Docker Hub'],
  [/\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/, 'a signed token'],
  [/\beyJhIjoi[\w-]{40,}/, 'the token of a Cloudflare tunnel'],
  [
    /\$2[abxy]\$\d\d\$[./A-Za-z0-9]{53}|\$argon2(?:id?|d)\$|\$[56y]\$[\w./=$,]{16}|\$apr1\$|\{SHA\}/,
    'the hash of a password',
  ],
  [/\bAGE-SECRET-KEY-1[0-9A-Z]+/, 'a key of age'],
]

const ANY_FORM = new RegExp(FORMS.map(([pattern]) => pattern.source).join('|'))

/** Under this no form fits, and most texts are shorter. */
const SHORTEST_FORM = 14

/** Which kind of secret a text holds by its form, such as `a token of GitHub`. */
export const secretForm = (text: string): string | undefined =>
  text.length >= SHORTEST_FORM && ANY_FORM.test(text)
    ? FORMS.find(([pattern]) => pattern.test(text))?.[1]
    : undefined

/** The end of the name of a variable whose value is a secret. */
export const SECRET_VARIABLE =
  /(PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|(API|PRIVATE|ACCESS|ENCRYPTION|SIGNING)_?KEY|CREDENTIALS?)$/

/**
 * Whether a text stands for a secret and is none: Flux, a template or an operator replaces it, or everybody may know it, as a
 * public key or a path.
 */
export const isNoSecret = (text: string): boolean => NO_SECRET.test(text.trim())

const NO_SECRET = new RegExp(
  [
    // `${TOKEN}`, `$(TOKEN)`, `$TOKEN`, `{{ .token }}`, `<token>`, `****`
    String.raw`\$[{(]`,
    String.raw`^\$\w+$`,
    String.raw`\{\{`,
    String.raw`^<[^<>]*>$`,
    String.raw`^[*xX]{3,}$`,
    // `op://vault/item/field` of 1Password, `ref+vault://…`, `!secret token`
    String.raw`^(?:op|bws|bao|vault|doppler|infisical|akv|awssm|awsssm|gcpsm|keyring|file|env|secretref|sops|ref\+\w+):`,
    String.raw`^!(?:secret|env_var)\b`,
    // Public keys, certificates, and files.
    String.raw`^(?:ssh-(?:rsa|ed25519|dss)|ecdsa-sha2-nistp\d+|sk-ssh-ed25519@openssh\.com) AAAA`,
    String.raw`^age1[0-9a-z]{50,}$`,
    String.raw`^-----BEGIN (?:RSA )?(?:PUBLIC KEY|CERTIFICATE|PGP PUBLIC KEY BLOCK)-----`,
    String.raw`^(?:/|\./|~/)[\w./-]+$`,
  ].join('|'),
)

/** What is shorter is no secret to anybody. */
const SHORTEST = 4

/** Whether a value under `auth` or `token` says which kind it is: `basic`, `none`, `true`. */
export const isMode = (text: string): boolean =>
  text.length < SHORTEST ||
  /^(?:true|false|yes|no|on|off|none|null|any|all|basic|bearer|digest|oidc|oauth2?|ldap|saml|forms?|local|proxy|required?|optional|enabled?|disabled?|external|internal|default|auto|existing|generate)$/i.test(
    text,
  )

/** What is shorter has too few characters to tell chance from a name. */
const SHORTEST_RANDOM = 20
const LONG_WORDS = new RegExp(`[A-Za-z0-9+/_-]{${SHORTEST_RANDOM},}`, 'g')

/** Parts of names, also in CamelCase. They are a fifth of a random word. */
const NAMES = /[A-Z][a-z]{2,}|[a-z]{3,}/g
const MOST_OF_NAMES = 0.45

/** Whether a text holds a long random word, as a token is: capital and small letters and digits in no order. */
export const holdsRandomWord = (text: string): boolean => (text.match(LONG_WORDS) ?? []).some(isRandom)

const isRandom = (word: string): boolean =>
  /[A-Za-z0-9]{10}/.test(word) &&
  /[A-Z]/.test(word) &&
  /[a-z]/.test(word) &&
  (word.match(/\d+/g) ?? []).length > 1 &&
  (word.match(NAMES) ?? []).join('').length < MOST_OF_NAMES * word.length
