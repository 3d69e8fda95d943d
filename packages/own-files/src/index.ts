import type { Component } from '@fleet/model'
import { ownDashboards } from './dashboards/own-dashboards.ts'
import { ownRules } from './rules/own-rules.ts'

/** What a person wrote for Grafana and Prometheus, in files beside the inventory. */
export const ownFiles: Component = (fleet) => [...ownDashboards(fleet), ...ownRules(fleet)]

export { checkOwnFiles, severityOf, type OwnFileViolation } from './check-own-files.ts'
export { sourcesOf } from './dashboards/data-sources.ts'
export { normaliseExport, type NormalisedExport } from './dashboards/normalise-export.ts'
export { nameOfFile } from './file-name.ts'
export { pathInFile } from './path-in-file.ts'
export type { Note, Path } from './note.ts'
