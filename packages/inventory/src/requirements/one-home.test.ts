import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { imageParts } from '@fleet/model'
import { expect, test } from 'vitest'
import { fleet } from '../fleet.ts'

const { clusters, hub, versions } = fleet

const addresses = Object.values(clusters).flatMap(({ nodes, metalNodes }) => [
  ...Object.values(nodes).flatMap(({ address, tailnetAddress }) => [address, tailnetAddress]),
  ...Object.values(metalNodes ?? {}),
])

const ports = [hub.ingest?.logs?.nodePort, hub.ingest?.metrics?.nodePort].map(String)

/** An image by its name alone where that is unique: another version must not be elsewhere either. */
const imageName = (reference: string): string => {
  const repository = imageParts(reference)?.repository ?? ''
  return repository.includes('/') ? repository : reference
}

const images = [
  ...Object.values(versions.images),
  ...Object.values(clusters).flatMap(({ workloads }) =>
    Object.values(workloads ?? {}).map(({ image }) => image),
  ),
].map(imageName)

const charts = Object.values(versions.charts).flatMap(({ url, version }) => [url, version])

const root = new URL('../../../../', import.meta.url)

const sourceFolders = ['packages', 'apps']
  .flatMap((group) => readdirSync(new URL(group, root)).map((name) => `${group}/${name}/src`))
  .filter((folder) => existsSync(new URL(folder, root)))

/** Tests state facts to compare with. */
const isTest = (file: string): boolean => /\.test\.ts$|(^|\/)(testing|fixtures)\//.test(file)

/** A comment may say in which version a fact was read. */
const withoutComments = (text: string): string => text.replace(/^\s*(\/\*\*|\*|\/\/).*$/gm, '')

const sources = sourceFolders.flatMap((folder) =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !isTest(file))
    .map((file) => `${folder}/${file}`)
    .map((path) => ({ path, text: withoutComments(readFileSync(new URL(path, root), 'utf8')) })),
)

const occurrencesOf = (fact: string, files: typeof sources): string[] =>
  files.flatMap(({ path, text }) => Array.from(text.split(fact).slice(1), () => path))

const onceInTheInventory = [expect.stringMatching(/^packages\/inventory\//)]

test.each([...addresses, ...ports])('%s is stated once, in the inventory', (fact) => {
  expect(occurrencesOf(fact, sources)).toEqual(onceInTheInventory)
})

test.each([...charts, ...images])('%s is stated once, in the inventory', (fact) => {
  // The validation states its own facts of programs and charts, independent of the inventory.
  const others = sources.filter(({ path }) => !path.startsWith('packages/validation/'))
  expect(occurrencesOf(fact, others)).toEqual(onceInTheInventory)
})
