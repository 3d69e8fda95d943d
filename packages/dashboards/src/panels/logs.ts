import { LogsDedupStrategy } from '@grafana/grafana-foundation-sdk/common'
import { PanelBuilder as LogsBuilder } from '@grafana/grafana-foundation-sdk/logs'
import type { Query } from '../queries/query.ts'
import { panel, type PanelText } from './panel.ts'

/**
 * The lines themselves, newest first; a click opens a line's labels and the lines around it. A line of JSON stays one
 * line: spread over its fields, a dozen entries would fill the panel.
 */
export const logLines = ({ query, ...text }: PanelText & { readonly query: Query }) =>
  panel(new LogsBuilder(), text, { width: 24, height: 18 }, { queries: [query], asking: 'range' })
    .showTime(true)
    // Grafana's default opens a line's details; the SDK's does not.
    .enableLogDetails(true)
    .showLogContextToggle(true)
    .wrapLogMessage(true)
    // Otherwise a container that repeats one line a thousand times hides all others.
    .dedupStrategy(LogsDedupStrategy.Exact)
