const LONGEST = 300
const HIDDEN = '…'

/** What programs print of their credentials: in an address, and after the name of a setting. */
const IN_ADDRESS = /(:\/\/)[^\s/@]+@/g
const AFTER_NAME = /((?:passw(?:or)?d|token|secret|key)["']?\s*[=:]\s*)\S+/gi

/** The last line of a log, without credentials; nothing where there is no log, but an answer of the API server. */
export const lastLine = (log: string): string | undefined => {
  const line = log.trim().split('\n').at(-1) ?? ''
  if (line === '' || line.startsWith('{"kind":"Status"')) return undefined
  return line.replaceAll(IN_ADDRESS, `$1${HIDDEN}@`).replaceAll(AFTER_NAME, `$1${HIDDEN}`).slice(0, LONGEST)
}
