import type { WriteStream } from 'node:tty'

export interface Progress {
  /** Says what is being done, on a terminal, if it has been taking long. The next word replaces it. */
  readonly show: (what: string) => void
  /** Says something that is worth a line of its own, wherever. */
  readonly tell: (what: string) => void
  readonly clear: () => void
}

/** Whoever waits for less need not be told what for. */
const LONG_IN_MS = 1000

const CLEAR_LINE = '\r\u001B[K'

export const startProgress = (stream: WriteStream): Progress => {
  const started = performance.now()
  let isShown = false
  const clear = () => {
    if (isShown) stream.write(CLEAR_LINE)
    isShown = false
  }
  return {
    show: (what) => {
      if (!stream.isTTY || performance.now() - started < LONG_IN_MS) return
      stream.write(`${CLEAR_LINE}${what}`)
      isShown = true
    },
    tell: (what) => {
      clear()
      stream.write(`${what}\n`)
    },
    clear,
  }
}
