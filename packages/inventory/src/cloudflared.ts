const namespace = 'cloudflare'
const secret = 'cloudflare-tunnel-token'
const key = 'token'

/** The tunnel's connector has the same settings everywhere; only the token in each cluster's Secret differs. */
export const cloudflared = {
  namespace,
  token: { secret, key },
  resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '256Mi' } },
} as const

export const cloudflaredSecret = {
  [secret]: {
    namespace,
    keys: { [key]: 'the token of this cluster’s tunnel, as Cloudflare shows it when the tunnel is made' },
  },
} as const
