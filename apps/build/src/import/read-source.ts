import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { messageOf } from '../report/origin-of.ts'
import { UsageError } from '../cli/usage-error.ts'
import { dashboardAddress, readFromGrafana } from './grafana.ts'

/** A dashboard as it was exported, and a name for its file. */
export interface DashboardSource {
  readonly name: string
  readonly text: string
}

/** Reads a file, or asks a Grafana. @throws UsageError where there is neither */
export const readSource = async (source: string): Promise<DashboardSource> => {
  if (/^[a-z]+:\/\//i.test(source)) return readFromGrafana(dashboardAddress(source))
  try {
    return { name: basename(source), text: readFileSync(source, 'utf8').replace(/^\uFEFF/, '') }
  } catch (error) {
    throw new UsageError(
      `${source} cannot be read: ${messageOf(error)}`,
      'name a file, or the address of a dashboard',
    )
  }
}
