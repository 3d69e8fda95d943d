import type { UrlProbeInput } from 'observability-fleet'

/** What the harbour needs of others: its hosts are asked without a word here. */
export const harbourProbes: Record<string, UrlProbeInput> = {
  website: 'https://www.harbour.example/',
  // The port for administration shows a certificate of its own, and a page that asks for a name.
  nas: { url: 'https://nas.harbour.example:5001/', certificate: 'any' },
}

/** From the lighthouse, whether the harbour is there from outside. */
export const lighthouseProbes: Record<string, UrlProbeInput> = {
  grafana: {
    url: 'https://grafana.harbour.example/api/health',
    interval: '30s',
    expects: 200,
  },
}
