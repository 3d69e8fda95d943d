import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { validate } from '@fleet/validation'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readFleetTrees } from './read-fleet-trees.ts'
import { put, scratchFolder } from './testing/scratch.ts'

const CONFIG_MAP = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n'

/** A folder of one tree with these files. */
const treesWith = (files: Readonly<Record<string, string | Uint8Array>>): string => {
  const folder = scratchFolder()
  for (const [path, content] of Object.entries(files)) put(folder, `hub/${path}`, content)
  return folder
}

const filesIn = (folder: string) => readFleetTrees([folder]).trees.flatMap(({ files }) => files)

const whyMisread = (folder: string): readonly string[] =>
  filesIn(folder).flatMap(({ error }) => error?.message ?? [])

/** Nine levels of ten aliases: a billion empty texts. */
const BOMB = Array.from({ length: 9 }, (_, level) =>
  level === 0
    ? 'a0: &a0 [x, x, x]'
    : `a${level}: &a${level} [${Array(10)
        .fill(`*a${level - 1}`)
        .join(', ')}]`,
).join('\n')

describe('a tree on the disk', () => {
  test('is read whole: a person’s files, folders named like files, hidden files and unlisted ones', () => {
    const folder = treesWith({
      'telemetry/a.yaml': CONFIG_MAP,
      'x.yaml/b.yml': CONFIG_MAP,
      'flux/.hidden.yaml': CONFIG_MAP,
      'flux/mine/c.yaml': CONFIG_MAP,
      'README.md': 'words',
      '.generated.json': '{}',
    })
    expect(filesIn(folder).map(({ path }) => path)).toEqual([
      'flux/.hidden.yaml',
      'flux/mine/c.yaml',
      'telemetry/a.yaml',
      'x.yaml/b.yml',
    ])
  })

  test('is read without what bootstrap writes', () => {
    const folder = treesWith({
      'flux/sources.yaml': CONFIG_MAP,
      'flux/flux-system/gotk-components.yaml': '{',
      'flux/flux-system/kustomization.yaml': '{',
    })
    expect(filesIn(folder).map(({ path }) => path)).toEqual(['flux/sources.yaml'])
  })

  test('may have line ends of DOS, a byte order mark, comments at its end and nothing after the last separator', () => {
    const folder = treesWith({
      'a.yaml': `\uFEFF---\r\n${CONFIG_MAP.replaceAll('\n', '\r\n')}---\r\n# The end.\r\n`,
    })
    expect(filesIn(folder)).toMatchObject([{ objects: [{ metadata: { name: 'a' } }] }])
    expect(whyMisread(folder)).toEqual([])
  })

  test('reports a file of another sort that a kustomization lists', () => {
    const folder = treesWith({
      'a/kustomization.yaml':
        'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [b.json]\n',
      'a/b.json': '{}',
      'a/c.json': '{}',
    })
    expect(whyMisread(folder)).toEqual(['kustomization.yaml lists it, and only .yaml files are checked'])
  })

  test('may close a list at the indentation of its key, as kustomize reads it', () => {
    const folder = treesWith({
      'a.yaml': `${CONFIG_MAP}data:\n  args: [\n    a\n  ]\n  more: {\n    b: c\n  }\n`,
    })
    expect(filesIn(folder)).toMatchObject([{ objects: [{ data: { args: ['a'], more: { b: 'c' } } }] }])
    expect(whyMisread(folder)).toEqual([])
  })

  test('may have empty documents anywhere, which Flux skips', async () => {
    const text = `---\n# The first document is a comment.\n---\n${CONFIG_MAP}---\n---\n`
    const folder = treesWith({ 'a.yaml': text })
    expect(whyMisread(folder)).toEqual([])
    const { trees } = readFleetTrees([folder])
    const { findings } = await validate(trees)
    expect(findings.map(({ rule }) => rule)).not.toContain('valid-manifest')
    expect(findings.map(({ rule }) => rule)).not.toContain('valid-object')
  })

  test.each([
    ['is binary', new Uint8Array([0xff, 0xfe, 0x00, 0x41]), 'UTF-8'],
    ['has a zero in it', 'a: \0', 'no YAML'],
    ['is longer than four mebibytes', `a: ${'x'.repeat(4 * 2 ** 20)}`, 'longer than'],
    ['nests a hundred thousand deep', '['.repeat(100_000), 'maxDepth'],
    ['nests maps as deep', 'a: {'.repeat(100_000), 'maxDepth'],
    ['has an alias bomb', BOMB, 'aliases'],
    ['holds itself', 'a: &a [*a]', 'aliases'],
    ['has more aliases than a person writes', `a: &a 1\nb: [${'*a, '.repeat(2000)}]`, 'maxAliases'],
    ['has a hundred thousand documents', '---\n{}\n'.repeat(100_000), 'documents'],
    ['is a string', 'words', 'document 1 of 1 is no object'],
    ['has a key twice', 'a: 1\na: 2', 'duplicated'],
    ['has a tag that makes something', 'a: !!js/function "x"', 'no YAML'],
  ])('that %s is reported', (_, content, why) => {
    expect(whyMisread(treesWith({ 'a.yaml': content }))).toEqual([expect.stringContaining(why)])
  })

  test('that is missing, empty or given twice is a usage error', () => {
    const folder = scratchFolder()
    expect(() => readFleetTrees([join(folder, 'none')])).toThrow('there is no folder')
    expect(() => readFleetTrees([folder])).toThrow('holds no trees')
    const twice = treesWith({ 'flux/a.yaml': CONFIG_MAP })
    expect(() => readFleetTrees([twice, join(twice, 'hub')])).toThrow('both named hub')
    expect(readFleetTrees([join(twice, 'hub')]).trees.map(({ cluster }) => cluster)).toEqual(['hub'])
  })

  test('is never left by a symbolic link, and a pipe is not waited for', () => {
    const folder = treesWith({ 'a/x.yaml': CONFIG_MAP })
    symlinkSync('..', join(folder, 'hub/a/loop'))
    symlinkSync('/etc', join(folder, 'hub/away'))
    symlinkSync('/etc/hostname', join(folder, 'hub/away.yaml'))
    execFileSync('mkfifo', [join(folder, 'hub/pipe.yaml')])
    expect(filesIn(folder).map(({ path, error }) => [path, error?.message.split(',')[0]])).toEqual([
      ['a/loop', 'it is a symbolic link'],
      ['a/x.yaml', undefined],
      ['away', 'it is a symbolic link'],
      ['away.yaml', 'it is a symbolic link'],
      ['pipe.yaml', 'it is a pipe'],
    ])
  })

  test('that is a symbolic link is an error, and is checked all the same', () => {
    const folder = scratchFolder()
    put(folder, 'elsewhere/hub/flux/a.yaml', CONFIG_MAP)
    put(folder, 'clusters/spoke/flux/a.yaml', CONFIG_MAP)
    symlinkSync('../elsewhere/hub', join(folder, 'clusters/hub'))
    symlinkSync('../gone', join(folder, 'clusters/lost'))
    const { trees, findings } = readFleetTrees([join(folder, 'clusters')])
    expect(trees.map(({ cluster, files }) => [cluster, files.length])).toEqual([
      ['hub', 1],
      ['spoke', 1],
    ])
    expect(findings.map(({ rule, severity, location }) => [rule, severity, location])).toEqual(
      ['hub', 'lost'].map((name) => [
        'ban-symlink',
        'error',
        { kind: 'file', file: join(folder, 'clusters', name) },
      ]),
    )
  })

  test('may have a second name by a link beside it', () => {
    const folder = treesWith({ 'flux/a.yaml': CONFIG_MAP })
    symlinkSync('hub', join(folder, 'current'))
    expect(readFleetTrees([folder])).toMatchObject({ trees: [{ cluster: 'hub' }], findings: [] })
  })

  test('of more files than any tree has is refused', () => {
    const folder = scratchFolder()
    mkdirSync(join(folder, 'hub'))
    for (let file = 0; file <= 10_000; file += 1) put(folder, `hub/${file}.yaml`, '')
    expect(() => readFleetTrees([folder])).toThrow('more than 10000 files')
  })
})

describe('suppressions', () => {
  const ENTRY = '- rule: no-missing-port\n  object: hub Service a/b\n  reason: later\n'
  const pathsOf = (folders: readonly string[]): readonly string[] =>
    readFleetTrees(folders).suppressions.map(({ path }) => path)

  test.each(['suppressions.yaml', 'suppressions.yml', 'exceptions.yaml', 'exceptions.yml'])(
    'are read from %s, beside the trees that a person names too',
    (name) => {
      const folder = treesWith({ 'flux/a.yaml': CONFIG_MAP })
      put(folder, name, ENTRY)
      expect(pathsOf([folder])).toEqual([join(folder, name)])
      expect(pathsOf([join(folder, 'hub')])).toEqual([join(folder, name)])
    },
  )

  test('of a misspelt name are an error', () => {
    const folder = treesWith({ 'flux/a.yaml': CONFIG_MAP })
    put(folder, 'supressions.yaml', ENTRY)
    put(folder, 'permissions.yaml', 'kind: Role\n')
    expect(readFleetTrees([folder]).findings).toMatchObject([
      {
        rule: 'valid-suppression',
        location: { file: join(folder, 'supressions.yaml') },
        fix: 'did you mean "suppressions.yaml"?',
      },
    ])
  })
})

/** What people and programs leave in files, from nearly valid to garbage. */
const anyContent = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc
    .array(
      fc.constantFrom(
        ...'abc:-[]{}&*!|>?%@\'"#,\n \t~'.split(''),
        '---\n',
        'apiVersion: v1\n',
        'kind: Service\n',
        '&a ',
        '*a ',
      ),
      {
        maxLength: 80,
      },
    )
    .map((parts) => parts.join('')),
  fc.json().map((text) => `apiVersion: v1\nkind: ConfigMap\nmetadata: ${text}\n`),
  fc
    .record({
      apiVersion: fc.constantFrom('v1', 'apps/v1', 1, null),
      kind: fc.constantFrom('Service', 'Deployment', 'ConfigMap', 7),
      metadata: fc.jsonValue(),
      spec: fc.jsonValue(),
      data: fc.jsonValue(),
    })
    .map((object) => JSON.stringify(object)),
)

const anyPath = fc.constantFrom(
  'a.yaml',
  'flux/a.yaml',
  'telemetry/kustomization.yaml',
  'telemetry/b.yml',
  'é 世.yaml',
  'c.yaml/d.yaml',
)

test('every content of a tree is checked, without an exception', async () => {
  await fc.assert(
    fc.asyncProperty(fc.dictionary(anyPath, anyContent, { minKeys: 1 }), async (files) => {
      const folder = treesWith(files)
      const { trees } = readFleetTrees([folder])
      for (const { rule, location } of (await validate(trees)).findings) {
        expect(rule).toMatch(/^(no-missing|require|unique|valid|ban)-/)
        expect(location.kind === 'file' && location.file).toMatch(/^hub\//)
      }
      rmSync(dirname(join(folder, 'hub')), { recursive: true })
    }),
    { numRuns: 150 },
  )
})
