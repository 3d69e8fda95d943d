import type { Prometheus, Series } from './prometheus.ts'

/**
 * The HTTP API of a Prometheus, or of what answers as one.
 * @param name of the program, for a message
 * @param url where it listens now
 */
export const prometheusApi = (name: string, url: () => string): Pick<Prometheus, 'ask' | 'query'> => {
  const ask: Prometheus['ask'] = async (path, parameters = {}) => {
    const answer = await fetch(`${url()}/api/v1/${path}`, {
      ...(Object.keys(parameters).length > 0 && { method: 'POST', body: new URLSearchParams(parameters) }),
    })
    const body = (await answer.json()) as {
      readonly status: string
      readonly data: unknown
      readonly error?: string
    }
    if (body.status !== 'success')
      throw new Error(`${name} refuses ${JSON.stringify(parameters)}: ${body.error}`)
    return body.data
  }
  return {
    ask,
    query: async (query, time) => {
      const data = await ask('query', { query, ...(time !== undefined && { time: String(time) }) })
      return (data as { readonly result: readonly Series[] }).result
    },
  }
}
