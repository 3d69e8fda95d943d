import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/*
 * The endpoint of a kubelet that gives the API server the logs of containers: the files that the container runtime writes.
 */

interface Answer {
  readonly status: number
  readonly text: string
}

/** Where a node has the logs of its pods. */
const FOLDER = '/var/log/pods'

/** The newest file of a container, or with `previous` the one before it, by the numbers of its restarts. */
const fileOf = (logs: string, pod: string, container: string, previous: boolean): string | undefined => {
  const folder = readdirSync(logs).find((name) => name.startsWith(`${pod}_`))
  if (folder === undefined) return undefined
  const path = join(logs, folder, container)
  const numbers = readdirSync(path)
    .map((name) => /^(\d+)\.log$/.exec(name)?.[1])
    .filter((number) => number !== undefined)
    .map(Number)
    .toSorted((one, other) => other - one)
  const wanted = numbers[previous ? 1 : 0]
  return wanted === undefined ? undefined : join(path, `${wanted}.log`)
}

interface Line {
  readonly time: string
  readonly text: string
}

/** Whole lines only: no program of the lab writes one that the runtime would cut. */
const linesIn = (file: string): readonly Line[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => /^(\S+) \S+ F (.*)$/.exec(line))
    .filter((match) => match !== null)
    .map(([, time = '', text = '']) => ({ time, text }))

const wantedOf = (lines: readonly Line[], asked: URLSearchParams, now: number): readonly Line[] => {
  const since = now - Number(asked.get('sinceSeconds') ?? Infinity) * 1000
  const recent = lines.filter(({ time }) => Date.parse(time) >= since)
  return recent.slice(-Number(asked.get('tailLines') ?? recent.length))
}

const notFound = (what: string): Answer => ({ status: 404, text: `${what} not found` })

/** The answer to `/containerLogs/NAMESPACE/POD/CONTAINER`; nothing for another path. */
export const containerLogs = (url: string, now: number, logs = FOLDER): Answer | undefined => {
  const { pathname, searchParams } = new URL(url, 'https://kubelet')
  const [, namespace, pod, container = ''] =
    /^\/containerLogs\/([^/]+)\/([^/]+)\/([^/]+)$/.exec(pathname) ?? []
  if (namespace === undefined) return undefined
  try {
    const file = fileOf(logs, `${namespace}_${pod}`, container, searchParams.get('previous') === 'true')
    if (file === undefined) return notFound(`the log of ${namespace}/${pod}`)
    const withTime = searchParams.get('timestamps') === 'true'
    const lines = wantedOf(linesIn(file), searchParams, now)
    const texts = lines.map(({ time, text }) => (withTime ? `${time} ${text}\n` : `${text}\n`))
    return { status: 200, text: texts.join('') }
  } catch {
    return notFound(`the container ${container} of ${namespace}/${pod}`)
  }
}
