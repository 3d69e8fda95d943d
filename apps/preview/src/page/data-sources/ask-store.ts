/** What both stores wrap their answers in. */
interface Envelope<Data> {
  readonly status?: string
  readonly data?: Data
  readonly error?: string
  readonly message?: string
}

/** Where this page's server answers for a store. */
export type StoreApi = '/stores/prometheus/api/v1' | '/stores/loki/loki/api/v1'

/** @param path such as `query_range` @throws Error with what the store says is wrong */
export const askStore = async <Data>(
  api: StoreApi,
  path: string,
  parameters: Readonly<Record<string, string>>,
): Promise<Data> => {
  const query = new URLSearchParams(parameters)
  // A query may be longer than an address.
  const response = path.startsWith('query')
    ? await fetch(`${api}/${path}`, { method: 'POST', body: query })
    : await fetch(`${api}/${path}?${query.toString()}`)
  const text = await response.text()
  const { data, error, message, status } = envelopeOf<Data>(text)
  if (!response.ok || status === 'error' || data === undefined) throw new Error(error ?? message ?? text)
  return data
}

const envelopeOf = <Data>(text: string): Envelope<Data> => {
  try {
    return JSON.parse(text) as Envelope<Data>
  } catch {
    // Loki writes errors as plain text.
    return { status: 'error', error: text }
  }
}
