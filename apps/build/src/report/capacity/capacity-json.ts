import type { Capacity } from '@fleet/model'
import { REPORT_VERSION } from '../report-version.ts'

/** What the stores have and need, for other programs: docs/capacity.schema.json. */
export const capacityJson = ({ rows, first, ...rest }: Capacity): string =>
  `${JSON.stringify({ version: REPORT_VERSION, command: 'capacity', ok: true, ...rest, limits: rows, first }, undefined, 2)}\n`
