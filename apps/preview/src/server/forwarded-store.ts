import type { Store } from './stores.ts'

/** VictoriaLogs answers lines, and errors as plain text. */
const LINES_API = 'select/logsql'

/** A real store. What its address holds of a person's secrets goes into a header here, and never to the page. */
export const forwardedTo = (address: URL, api: string): Store => {
  const { base, headers } = withoutCredentials(address)
  return async (path, parameters) => {
    const response = await ask(`${base}/${api}/${path}`, parameters, headers).catch((error: unknown) =>
      unreachable(base, error),
    )
    if (!(response instanceof Response)) return response
    const text = await response.text()
    // Lines of JSON are no JSON.
    if (api === LINES_API && response.ok) return { status: response.status, body: text }
    return { status: response.status, body: jsonOf(text) ?? failure(text) }
  }
}

/** Only queries may be posted, and only these are longer than an address may be. */
const ask = async (
  address: string,
  parameters: URLSearchParams,
  headers: Record<string, string>,
): Promise<Response> =>
  /\/query(?:_range)?$/.test(address)
    ? await fetch(address, { method: 'POST', headers, body: parameters })
    : await fetch(`${address}?${parameters.toString()}`, { headers })

const withoutCredentials = (
  address: URL,
): { readonly base: string; readonly headers: Record<string, string> } => {
  const { username, password } = address
  const bare = new URL(address)
  bare.username = ''
  bare.password = ''
  const base = bare.href.replace(/\/+$/, '')
  if (username === '' && password === '') return { base, headers: {} }
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  return { base, headers: { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` } }
}

const failure = (error: string) => ({ status: 'error', errorType: 'unavailable', error })

const unreachable = (base: string, error: unknown) => ({
  status: 502,
  body: failure(`${base} does not answer: ${messageOf(error)}`),
})

/** `fetch` says why only in the cause. */
const messageOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message : error.message
}

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
