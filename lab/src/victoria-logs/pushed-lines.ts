import { setTimeout as pause } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { STREAM_FIELDS } from '@fleet/model'
import { nanosecondsNow } from '../logs/clock.ts'
import type { LogWriter } from '../logs/log-writer.ts'
import { otlpRequest, type SentLine } from './otlp-request.ts'

/** Lines that are pushed as collectors push them, each request until it is acknowledged. */
export interface PushedLines extends Pick<LogWriter, 'mark' | 'written'> {
  /** Pushes at a steady rate. It ends once each line is acknowledged. */
  readonly writeFor: (seconds: number, linesPerSecond: number) => Promise<void>
  /** The number of requests that were not acknowledged, and were sent again. */
  readonly refused: () => number
}

/** As many requests a second as from so many nodes with few lines each. */
const REQUESTS_A_SECOND = 10
/** As many at a time. */
const SENDERS = 8
const TIMEOUT = 30_000

const streams = Array.from({ length: 20 }, (_, index) =>
  Object.fromEntries(
    STREAM_FIELDS.map((field) => [field, field === 'cluster' ? 'creek' : `lab-${index % 5}`]),
  ),
)
const words = 'level=info msg="GET /api/v1/items" status=200 duration=12.5ms user=somebody path=/var/lib '

let pushers = 0

/** @param url the node port of the hub, with its path */
export const pushedLines = (url: string, bytes: number): PushedLines => {
  pushers += 1
  const mark = `lab-pusher-${pushers}-`
  const filling = words.repeat(Math.ceil(bytes / words.length))
  let count = 0
  let refused = 0
  const lines = (number: number): SentLine[] =>
    Array.from({ length: number }, () => {
      count += 1
      const id = `${mark}${count} `
      const resource = streams[count % streams.length] ?? {}
      return { time: nanosecondsNow(), text: id + filling.slice(0, bytes - id.length), resource }
    })
  const isTaken = async (body: Uint8Array<ArrayBuffer>): Promise<boolean> => {
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/x-protobuf', 'content-encoding': 'gzip' },
        body,
        signal: AbortSignal.timeout(TIMEOUT),
      })
      await answer.arrayBuffer()
      if (answer.status === 400) throw new TypeError('the hub drops what is pushed')
      return answer.ok
    } catch (error) {
      if (error instanceof TypeError && error.message.startsWith('the hub drops')) throw error
      return false
    }
  }
  return {
    mark,
    written: () => count,
    refused: () => refused,
    writeFor: async (seconds, linesPerSecond) => {
      const writing = new AbortController()
      const waiting: Uint8Array<ArrayBuffer>[] = []
      const send = async (): Promise<void> => {
        while (!writing.signal.aborted || waiting.length > 0) {
          const body = waiting.shift()
          if (!body) {
            await pause(20)
            continue
          }
          while (!(await isTaken(body))) {
            refused += 1
            await pause(300)
          }
        }
      }
      const senders = Array.from({ length: SENDERS }, send)
      const began = performance.now()
      for (let request = 1; request <= seconds * REQUESTS_A_SECOND; request += 1) {
        await pause(Math.max(0, began + (request * 1000) / REQUESTS_A_SECOND - performance.now()))
        waiting.push(new Uint8Array(gzipSync(otlpRequest(lines(linesPerSecond / REQUESTS_A_SECOND)))))
      }
      writing.abort()
      await Promise.all(senders)
    },
  }
}
