import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { programFile } from '../engines/engines.ts'
import type { Release } from './chart-references.ts'

const run = promisify(execFile)

/** Kinds that a cluster of this fleet has, which charts ask for before they make objects of them. */
const apiVersions = ['monitoring.coreos.com/v1']

/**
 * What helm makes of a chart for a release.
 * @param more further flags of `helm template`
 * @throws what helm says, where it cannot be rendered
 */
export const renderChart = async (
  archive: string,
  { name, namespace, values }: Release,
  more: readonly string[] = [],
): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'lab-helm-'))
  try {
    const file = join(folder, 'values.json')
    writeFileSync(file, JSON.stringify(values))
    const { stdout } = await run(
      programFile('helm'),
      [
        ...['template', name, archive, `--namespace=${namespace}`, `--values=${file}`],
        ...apiVersions.map((version) => `--api-versions=${version}`),
        ...more,
      ],
      { env: { PATH: process.env['PATH'], HOME: folder }, maxBuffer: 64 * 1024 * 1024, timeout: 120_000 },
    )
    return stdout
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The values that a chart has by itself, as they are written in it. */
export const chartValues = async (archive: string): Promise<string> =>
  (await run(programFile('helm'), ['show', 'values', archive], { maxBuffer: 64 * 1024 * 1024 })).stdout
