import { Agent, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { clusterName, seriesOfCluster } from './fleet-series.ts'
import { writeRequest, type WriteRequest } from './remote-write.ts'

/** Where remote writes go, and with which headers. */
export interface Target {
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
}

const agent = new Agent({ keepAlive: true, maxSockets: 8 })

interface Answer {
  readonly status: number
  readonly text: string
}

const answerOf = ({ url, headers = {} }: Target, body: Buffer): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const call = request(
      url,
      {
        method: 'POST',
        agent,
        headers: {
          'content-type': 'application/x-protobuf',
          'content-encoding': 'snappy',
          'content-length': body.length,
          'x-prometheus-remote-write-version': '0.1.0',
          ...headers,
        },
      },
      (answer) => {
        const text: Buffer[] = []
        answer.on('data', (chunk: Buffer) => text.push(chunk))
        answer.on('end', () => {
          resolve({ status: answer.statusCode ?? 500, text: Buffer.concat(text).toString() })
        })
      },
    )
    call.on('error', reject)
    call.end(body)
  })

const PAUSE = 3000

/**
 * Sends a request.
 * @param attempts how often, where the store is busy: a collector sends again, too
 * @throws with the answer, where the write is refused
 */
export const post = async (target: Target, body: Buffer, attempts = 1): Promise<void> => {
  const { status, text } = await answerOf(target, body)
  if (status < 300) return
  if (status < 500 || attempts === 1) throw new Error(`${target.url} answers ${status}: ${text}`)
  await pause(PAUSE)
  await post(target, body, attempts - 1)
}

const ATTEMPTS = 10

/** So many times, in milliseconds, from one on. */
export const timesFrom = (from: number, count: number, interval: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => from + index * interval)

export interface SimulatedFleet {
  /** The samples that were acknowledged. */
  readonly sent: () => number
  /**
   * Each series of some clusters has a sample at each time, in milliseconds.
   * @param from the number of the first cluster
   * @param to the number of the first that is left out
   */
  readonly send: (times: readonly number[], from: number, to: number) => Promise<void>
}

/** Series in a request. Prometheus sends up to 2,000 samples at a time. */
const batch = 2000

/**
 * A fleet whose clusters all have so many series, written to a store as their collectors would, without a delay.
 * @param samples of each series in one request: more than one where history is written
 */
export const simulatedFleet = (target: Target, series: number, samples = 1): SimulatedFleet => {
  const size = Math.max(1, Math.floor(batch / samples))
  const all = seriesOfCluster(clusterName(0), series)
  const requests: readonly WriteRequest[] = Array.from({ length: Math.ceil(series / size) }, (_, index) =>
    writeRequest(clusterName(0), all.slice(index * size, (index + 1) * size), samples, index * size),
  )
  let sent = 0
  let passes = 0
  const sendOne = async (
    one: WriteRequest,
    times: readonly number[],
    from: number,
    to: number,
  ): Promise<void> => {
    const body = one.at(times, passes * samples)
    for (let cluster = from; cluster < to; cluster += 1) {
      one.rename(clusterName(cluster))
      await post(target, body, ATTEMPTS)
      sent += one.series * samples
    }
  }
  return {
    sent: () => sent,
    send: async (times, from, to) => {
      const waiting = [...requests]
      const lane = async (): Promise<void> => {
        for (let one = waiting.pop(); one; one = waiting.pop()) await sendOne(one, times, from, to)
      }
      await Promise.all(Array.from({ length: 4 }, lane))
      passes += 1
    },
  }
}
