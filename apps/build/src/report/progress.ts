import type { WriteStream } from 'node:tty'

export interface Progress {
  /** Says what is being done, on a terminal, if it has been taking long. The next word replaces it. */
  readonly show: (message: string) => void
  /** Says something that is worth a line of its own, wherever. */
  readonly tell: (message: string) => void
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
    show: (message) => {
      if (!stream.isTTY || performance.now() - started < LONG_IN_MS) return
      stream.write(`${CLEAR_LINE}${message}`)
      isShown = true
    },
    tell: (message) => {
      clear()
      stream.write(`${message}\n`)
    },
    clear,
  }
}
