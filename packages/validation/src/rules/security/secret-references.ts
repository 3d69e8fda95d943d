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

/** Whether a value under `pullSecret` or `githubConfigSecret` is the name of a Secret: `clientSecret` holds the secret itself. */
export const isSecretName = (key: string, text: string): boolean =>
  /(?:^s|S)ecret$/.test(key) && DNS_NAME.test(text) && (!HOLDS_VALUE.test(key) || SECRET_LIKE.test(text))

const DNS_NAME = /^[a-z][a-z0-9]*(?:[-.][a-z0-9]+)*$/
const HOLDS_VALUE =
  /^(?:secret|(?:.*[a-z])?(?:[Aa]pi|[Aa]pp|[Cc]lient|[Cc]onsumer|[Cc]ookie|[Ee]ncryption|[Hh]mac|[Jj]wt|[Mm]aster|[Oo]auth|[Ss]ession|[Ss]hared|[Ss]igning|[Uu]ser|[Ww]ebhook)Secret)$/
const SECRET_LIKE = /-(?:auth|certs?|credentials?|creds|keys?|secrets?|tls|token)$/

/** What is shorter is no secret to anybody. */
const SHORTEST = 4

/** Whether a value under `auth` or `token` says which kind it is: `basic`, `none`, `true`. */
export const isMode = (text: string): boolean =>
  text.length < SHORTEST ||
  /^(?:true|false|yes|no|on|off|none|null|any|all|basic|bearer|digest|oidc|oauth2?|ldap|saml|forms?|local|proxy|required?|optional|enabled?|disabled?|external|internal|default|auto|existing|generate)$/i.test(
    text,
  )
