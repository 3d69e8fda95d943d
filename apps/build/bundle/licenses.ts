import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The licenses of the packages that modules come from, each once: a copy of their code has to hand them on. */
export const licensesOf = (modules: readonly string[]): string => {
  const folders = new Set(modules.flatMap((id) => packageFolder(dirname(id)) ?? []))
  const texts = [...folders].map((folder) => {
    const { name, version, license } = JSON.parse(
      readFileSync(join(folder, 'package.json'), 'utf8'),
    ) as Manifest
    return `${name} ${version} (${license})\n\n${licenseIn(folder)}`
  })
  return `${[...new Set(texts)].toSorted().join(`\n${'-'.repeat(80)}\n`)}\n`
}

interface Manifest {
  readonly name: string
  readonly version: string
  readonly license: string
}

/** The folder of the package around a file of a dependency. */
const packageFolder = (folder: string): string | undefined => {
  if (!folder.includes('/node_modules/')) return undefined
  return hasName(folder) ? folder : packageFolder(dirname(folder))
}

/** A folder inside a package may have a manifest that says no more than its type. */
const hasName = (folder: string): boolean => {
  const manifest = join(folder, 'package.json')
  return (
    existsSync(manifest) &&
    (JSON.parse(readFileSync(manifest, 'utf8')) as Partial<Manifest>).name !== undefined
  )
}

const licenseIn = (folder: string): string =>
  readdirSync(folder)
    .filter((name) => /^(?:licen[cs]e|notice)/i.test(name))
    .toSorted()
    .map((name) => readFileSync(join(folder, name), 'utf8').trim())
    .join('\n\n')
