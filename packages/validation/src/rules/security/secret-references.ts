/** Whether a value under `pullSecret` or `githubConfigSecret` is the name of a Secret: `clientSecret` holds the secret itself. */
export const isSecretName = (key: string, text: string): boolean =>
  /(?:^s|S)ecret$/.test(key) && DNS_NAME.test(text) && (!HOLDS_VALUE.test(key) || SECRET_LIKE.test(text))

const DNS_NAME = /^[a-z][a-z0-9]*(?:[-.][a-z0-9]+)*$/
const HOLDS_VALUE =
  /^(?:secret|(?:.*[a-z])?(?:[Aa]pi|[Aa]pp|[Cc]lient|[Cc]onsumer|[Cc]ookie|[Ee]ncryption|[Hh]mac|[Jj]wt|[Mm]aster|[Oo]auth|[Ss]ession|[Ss]hared|[Ss]igning|[Uu]ser|[Ww]ebhook)Secret)$/
const SECRET_LIKE = /-(?:auth|certs?|credentials?|creds|keys?|secrets?|tls|token)$/
