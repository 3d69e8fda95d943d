import { LogsDedupStrategy } from '@grafana/grafana-foundation-sdk/common'
import type { Options } from '@grafana/grafana-foundation-sdk/logs'
import type { Query } from '../queries/query.ts'
import { panel, type PanelText } from './panel.ts'

/** The lines themselves, newest first; a click opens a line's labels and the lines around it. */
export const logLines = ({ query, ...text }: PanelText & { readonly query: Query }) =>
  panel('logs', text, { width: 24, height: 18 }, { queries: [query], asking: 'range' }).options(OPTIONS)

const OPTIONS = {
  showTime: true,
  showLogContextToggle: true,
  wrapLogMessage: true,
  prettifyLogMessage: true,
  // A container that repeats one line a thousand times would hide all others.
  dedupStrategy: LogsDedupStrategy.Exact,
} satisfies Partial<Options>
