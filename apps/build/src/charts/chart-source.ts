import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { childProcess } from '../child-process.ts'
import { UsageError } from '../cli/usage-error.ts'
import { filesInArchive, type ChartFiles } from './derivation.ts'

/** A chart that a registry publishes. */
export interface PublishedChart {
  /** `oci://HOST/PATH/NAME`. */
  readonly url: string
  /** The version that is meant where a person names none. */
  readonly version?: string
}

/**
 * The files of a chart that a person names: its archive, its folder, `NAME[@VERSION]` or `oci://HOST/PATH/NAME[@VERSION]`.
 * @param published lists the charts that are known by their names
 * @throws UsageError where there is no such chart
 */
export const chartFilesOf = async (
  given: string,
  published: () => Promise<readonly PublishedChart[]>,
): Promise<ChartFiles> => {
  if (!existsSync(given)) return pulled(publishedAs(given, await publishedFor(given, published)))
  if (statSync(given).isDirectory()) return filesInFolder(given)
  return inArchive(given)
}

const inArchive = async (file: string): Promise<ChartFiles> => {
  try {
    return await filesInArchive(readFileSync(file))
  } catch (error) {
    throw new UsageError(
      `${file} is no archive of a chart: ${error instanceof Error ? error.message : String(error)}`,
      'name a file that `helm pull` or `helm package` wrote',
    )
  }
}

const filesInFolder = (folder: string): ChartFiles =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [relative(folder, file).replaceAll('\\', '/'), readFileSync(file)]),
  )

/** An address says all, and a path names no published chart. */
const publishedFor = async (
  given: string,
  published: () => Promise<readonly PublishedChart[]>,
): Promise<readonly PublishedChart[]> => {
  if (/\.tgz$|^[./]/.test(given))
    throw new UsageError(`there is no file or folder ${given}`, 'name the archive or the folder of a chart')
  return given.startsWith('oci://') ? [] : published()
}

const publishedAs = (given: string, published: readonly PublishedChart[]): Required<PublishedChart> => {
  const [, address = '', version] = /^(.+?)(?:@([^@]+))?$/.exec(given) ?? []
  const known = published.find(({ url }) => url === address || url.endsWith(`/${address}`))
  const url = address.startsWith('oci://') ? address : known?.url
  if (url === undefined)
    throw new UsageError(
      `no chart is known by the name ${address}`,
      'name its address, oci://HOST/PATH/NAME@VERSION, or its archive',
    )
  const wanted = version ?? known?.version
  if (wanted === undefined) throw new UsageError(`${given} has no version`, `name one: ${given}@VERSION`)
  return { url, version: wanted }
}

const OTHERWISE = 'name the archive (.tgz) or the folder of the chart instead'

/** Pulls a chart by helm, which knows the logins of the user. */
const pulled = async ({ url, version }: Required<PublishedChart>): Promise<ChartFiles> => {
  const folder = mkdtempSync(join(tmpdir(), 'fleet-chart-'))
  try {
    const { status, error, stderr } = childProcess().spawnSync(
      'helm',
      ['pull', url, '--version', version, '--destination', folder],
      { encoding: 'utf8' },
    )
    if (error)
      throw new UsageError('helm is not on the PATH, so nothing can be pulled', `install it, or ${OTHERWISE}`)
    if (status !== 0)
      throw new UsageError(
        `helm cannot pull ${url} ${version}: ${stderr.trim().split('\n').at(-1) ?? ''}`,
        OTHERWISE,
      )
    return await inArchive(join(folder, readdirSync(folder)[0] ?? ''))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
