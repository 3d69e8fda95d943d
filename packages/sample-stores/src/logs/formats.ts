import { iso, type Level, type Message, type Moment } from './program.ts'

type Say = string | ((moment: Moment) => string)

const said = (say: Say, moment: Moment): string => (typeof say === 'string' ? say : say(moment))

/** A message in one of the forms that programs write their lines in. */
type Format = (level: Level, weight: number, say: Say) => Message

/** `ts=… level=info msg="…"` */
export const logfmt =
  (caller: string): Format =>
  (level, weight, say) => ({
    level,
    weight,
    text: (moment) => `ts=${iso(moment.time)} level=${level} caller=${caller} ${said(say, moment)}`,
  })

/** A line of JSON, as zap and Flux write it: what is said is its message, or its fields. */
export const json =
  (more: Readonly<Record<string, string>> = {}): Format =>
  (level, weight, say) => ({
    level,
    weight,
    text: (moment) => JSON.stringify({ level, ts: iso(moment.time), ...more, msg: said(say, moment) }),
  })

/** `I1128 14:03:11.004213       1 main.go:12] …` of Kubernetes' own programs. */
export const klog =
  (file: string): Format =>
  (level, weight, say) => ({
    level,
    weight,
    text: (moment) => {
      const at = iso(moment.time)
      const letter = { error: 'E', warn: 'W' }[level as string] ?? 'I'
      return `${letter}${at.slice(5, 7)}${at.slice(8, 10)} ${at.slice(11, 23)}000       1 ${file}] ${said(say, moment)}`
    },
  })

/** `2026-11-28T14:03:11Z INF …` of cloudflared and Traefik. */
export const zerolog: Format = (level, weight, say) => ({
  level,
  weight,
  text: (moment) => `${iso(moment.time).slice(0, 19)}Z ${SHORT[level] ?? 'INF'} ${said(say, moment)}`,
})

const SHORT: Readonly<Record<string, string>> = { debug: 'DBG', error: 'ERR', info: 'INF', warn: 'WRN' }

/** `[INFO] 10.42.0.8:41003 - …`, or a line without any level. */
export const plain: Format = (level, weight, say) => ({ level, weight, text: (moment) => said(say, moment) })
