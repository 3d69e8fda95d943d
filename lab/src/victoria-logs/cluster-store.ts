import type { Labels, LogStore, Span, StoredLine } from '../logs/log-store.ts'
import { attributesIn, besideLabels } from '../programs/victoria-logs.ts'

interface Row {
  readonly _time: string
  readonly _stream: string
  readonly _msg: string
}

const hour = 3_600_000

const phrase = (text: string): string => JSON.stringify(text)

const labelsIn = (stream: string): Labels =>
  Object.fromEntries(
    attributesIn(stream)
      .filter(([name]) => !besideLabels.has(name))
      .map(([name, value]) => [name.replaceAll('.', '_'), value]),
  )

/**
 * The lines of all storage nodes, as one store. It asks as Grafana does, by the gateway.
 * @param base the gateway's URL for pods of the hub
 */
export const clusterStore = (
  base: string,
  pods: Pick<LogStore, 'program' | 'received' | 'crash'>,
): LogStore => {
  const rows = async (query: string, { from, to }: Span): Promise<readonly unknown[]> => {
    const answer = await fetch(`${base}/select/logsql/query`, {
      method: 'POST',
      body: new URLSearchParams({
        query,
        start: new Date(from).toISOString(),
        end: new Date(to).toISOString(),
      }),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`VictoriaLogs answers ${query} with ${answer.status}: ${text}`)
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as unknown)
  }
  return {
    ...pods,
    name: 'VictoriaLogs',
    keepsDuplicates: true,
    count: async (text, span) => {
      const [sum] = await rows(`${phrase(text)} | stats count_uniq(_time, _stream_id) as lines`, span)
      return Number((sum as { readonly lines: string } | undefined)?.lines ?? 0)
    },
    lines: async (text, span) =>
      (await rows(`${phrase(text)} | fields _time, _stream, _msg`, span)).map((row): StoredLine => {
        const { _time: time, _stream: stream, _msg: line } = row as Row
        return { time, stream, text: line }
      }),
    streams: async (wanted) => {
      const selector = Object.entries(wanted).map(
        ([name, value]) => `${phrase(name.replaceAll('_', '.'))}=${phrase(value)}`,
      )
      const now = Date.now()
      const found = await rows(`{${selector.join(',')}} | uniq by (_stream)`, {
        from: now - hour,
        to: now + hour,
      })
      return found.map((row) => {
        const { _stream: stream } = row as Row
        return labelsIn(stream)
      })
    },
  }
}
