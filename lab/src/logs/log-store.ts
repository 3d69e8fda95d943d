import type { Program } from '../hosts/program.ts'
import { lokiFile, noLoki } from '../programs/given-loki.ts'

export type Labels = Readonly<Record<string, string>>

/** A span of time, in milliseconds since 1970. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** A line as a store gives it. */
export interface StoredLine {
  /** Which stream it is in. Only equal or not equal means anything. */
  readonly stream: string
  readonly time: string
  readonly text: string
}

/** How many lines reached a running store, accepted or not. Loki stores one of two lines that are alike. */
export interface Received {
  readonly lines: number
  /** When this process was started, in seconds since 1970: its count begins there. */
  readonly since: number
}

/** A program that stores logs, behind the gateway and the NodePort of the hub. */
export interface LogStore {
  readonly name: StoreName
  readonly program: () => Program
  /** Whether it keeps both of two lines of the same stream, time and text. Loki keeps one. */
  readonly keepsDuplicates: boolean
  /** How many different lines hold a text, without reading them. */
  readonly count: (text: string, span: Span) => Promise<number>
  /** Every line that holds a text. */
  readonly lines: (text: string, span: Span) => Promise<readonly StoredLine[]>
  /**
   * The labels of every stream of the last hour that has all of some labels. Dots in names are underscores, as Loki writes them, and what
   * Loki keeps beside its labels is left out.
   */
  readonly streams: (wanted: Labels) => Promise<readonly Labels[]>
  readonly received: () => Promise<Received>
  /**
   * Ends it in the middle of its requests, and starts it again on the same data. Loki is killed. VictoriaLogs writes to disk seconds
   * after it has accepted a line, so its gateway is killed and it is stopped.
   */
  readonly crash: () => Promise<void>
}

export const storeNames = ['VictoriaLogs', 'Loki'] as const

export type StoreName = (typeof storeNames)[number]

const isGiven = (name: StoreName): boolean => name !== 'Loki' || lokiFile() !== undefined

/** Starts something for the tests of a store. Where the store is not given nothing is started, and {@link needStore} skips the tests. */
export const whereGiven = async (name: StoreName, start: () => Promise<void>): Promise<void> => {
  if (isGiven(name)) await start()
}

/** Skips a test of a store that is not given, by name. */
export const needStore =
  (name: StoreName) =>
  (context: { readonly skip: (note: string) => void }): void => {
    if (!isGiven(name)) context.skip(noLoki)
  }
