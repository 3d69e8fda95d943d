import type { Program } from '../hosts/program.ts'
import { lokiFile, noLoki } from '../programs/given-loki.ts'

export type Labels = Readonly<Record<string, string>>

/** A span of time, in milliseconds since 1970. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** A line in a store. */
export interface StoredLine {
  /** Its stream, only comparable for equality. */
  readonly stream: string
  readonly time: string
  readonly text: string
}

/** The number of lines that reached a running store, accepted or not. Loki stores one of two equal lines. */
export interface Received {
  readonly lines: number
  /** The start of this process, in seconds since 1970: its count begins there. */
  readonly since: number
}

/** A program that stores logs, behind the gateway and the NodePort of the hub. */
export interface LogStore {
  readonly name: StoreName
  readonly program: () => Program
  /** Whether it keeps both of two lines of the same stream, time and text. Loki keeps one. */
  readonly keepsDuplicates: boolean
  /** The number of different lines with a text, without reading them. */
  readonly count: (text: string, span: Span) => Promise<number>
  /** Every line with a text. */
  readonly lines: (text: string, span: Span) => Promise<readonly StoredLine[]>
  /**
   * The labels of every stream of the last hour with given labels. Dots in names are underscores, as in Loki, and
   * structured metadata is left out.
   */
  readonly streams: (wanted: Labels) => Promise<readonly Labels[]>
  readonly received: () => Promise<Received>
  /**
   * Ends it during requests, and starts it again on the same data. Loki is killed. VictoriaLogs writes to disk seconds
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
