/** The tunnel's connector is set up alike wherever it runs; only the token in each cluster's Secret differs. */
export const cloudflared = {
  namespace: 'cloudflare',
  token: { secret: 'cloudflare-tunnel-token', key: 'token' },
  resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '256Mi' } },
} as const

export const cloudflaredSecret = {
  'cloudflare-tunnel-token': {
    namespace: 'cloudflare',
    keys: { token: 'the token of this cluster’s tunnel, as Cloudflare shows it when the tunnel is made' },
  },
} as const
