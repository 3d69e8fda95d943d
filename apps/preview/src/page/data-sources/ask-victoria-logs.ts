import type { LogStream } from './logs-frame.ts'

const API = '/stores/victorialogs/select/logsql'

/** @param path such as `stats_query` @throws Error with what the store says is wrong */
export const askVictoriaLogs = async <Data>(
  path: string,
  parameters: Readonly<Record<string, string>>,
): Promise<Data> => {
  const text = await ask(path, parameters)
  const { data, error } = JSON.parse(text) as { readonly data?: Data; readonly error?: string }
  if (data === undefined) throw new Error(error ?? text)
  return data
}

/** Lines, each with its fields as labels. */
export const askLines = async (
  parameters: Readonly<Record<string, string>>,
): Promise<readonly LogStream[]> => {
  const text = await ask('query', parameters)
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const { _time: time = '', _msg: message = '', ...stream } = JSON.parse(line) as Record<string, string>
      return { stream, values: [[`${Date.parse(time)}000000`, message] as const] }
    })
}

/** The values of a field, or the names of all. */
export const askFields = async (
  path: 'field_names' | 'field_values',
  parameters: Readonly<Record<string, string>>,
): Promise<readonly string[]> => {
  const { values } = JSON.parse(await ask(path, parameters)) as {
    readonly values: readonly { readonly value: string }[]
  }
  return values.map(({ value }) => value).toSorted()
}

const ask = async (path: string, parameters: Readonly<Record<string, string>>): Promise<string> => {
  const response = await fetch(`${API}/${path}`, { method: 'POST', body: new URLSearchParams(parameters) })
  const text = await response.text()
  if (!response.ok) throw new Error(text)
  return text
}
