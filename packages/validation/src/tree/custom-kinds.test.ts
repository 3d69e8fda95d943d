import { describe, expect, it } from 'vitest'
import { add, own, treesAfter, type Change, type Draft } from '../testing/sample-trees.ts'
import { validate, type ValidationOptions } from '../validate.ts'

const properties = {
  spec: {
    type: 'object',
    required: ['text', 'size'],
    properties: {
      text: { type: 'string', pattern: '^\\S', maxLength: 9 },
      pages: { 'x-kubernetes-int-or-string': true, anyOf: [{ type: 'integer' }, { type: 'string' }] },
      owner: { type: 'string', nullable: true, enum: ['me', 'you'] },
      extra: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
      labels: { type: 'object', additionalProperties: { type: 'string' } },
      size: { type: 'integer', default: 1 },
      limits: { type: 'object', properties: { days: { type: 'integer', minimum: 1 } } },
    },
    oneOf: [{ required: ['pages'] }, { required: ['extra'] }],
  },
}

const definition = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'notes.example.org' },
  spec: {
    group: 'example.org',
    names: { kind: 'Note', plural: 'notes' },
    scope: 'Namespaced',
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        schema: { openAPIV3Schema: { type: 'object', properties } },
      },
      { name: 'v1beta1', served: false, storage: false, schema: { openAPIV3Schema: { type: 'object' } } },
    ],
  },
}

const note = (spec: object, apiVersion = 'example.org/v1') => ({
  apiVersion,
  kind: 'Note',
  metadata: { name: 'first', namespace: 'personal-services' },
  spec,
})

const objects = (first: Draft, ...others: readonly Draft[]): readonly Change[] => [
  ...own(first),
  add('spoke', 'workloads/own.yaml', ...others),
]

const messages = async (changes: readonly Change[], options?: ValidationOptions) => {
  const { findings, unknownKinds } = await validate(treesAfter(...changes), options)
  return { messages: findings.map(({ message }) => message), unknown: [...unknownKinds.keys()] }
}

const errorsIn = async (spec: object): Promise<readonly string[]> =>
  (await messages(objects(definition, note(spec)))).messages

describe('a kind that a definition of the tree defines', () => {
  it.each([
    ['a number or a text', { text: 'a', pages: '10%' }],
    ['a value that may be null', { text: 'a', pages: 1, owner: null }],
    ['any field where all are kept', { text: 'a', extra: { any: { thing: 1 } } }],
    ['any key of a map', { text: 'a', pages: 1, labels: { any: 'thing' } }],
  ])('takes %s', async (_, spec) => {
    expect(await errorsIn(spec)).toEqual([])
  })

  it.each([
    ['a missing field', { pages: 1 }, 'spec.text violates the schema of example.org/v1/Note: it is missing'],
    ['an unknown field', { text: 'a', pages: 1, txet: 'b' }, expect.stringContaining('no such key is known')],
    ['a value of another type', { text: 1, pages: 1 }, expect.stringContaining('it must be a text')],
    ['a text that is too long', { text: 'abcdefghij', pages: 1 }, expect.stringContaining('at most 9')],
    [
      'a word that is none of the allowed ones',
      { text: 'a', pages: 1, owner: 'they' },
      expect.stringContaining('one of "me"'),
    ],
    [
      'a number below the least',
      { text: 'a', pages: 1, limits: { days: 0 } },
      expect.stringContaining('at least 1'),
    ],
    [
      'a field where two exclude each other',
      { text: 'a', pages: 1, extra: {} },
      expect.stringContaining('none of the forms'),
    ],
  ])('refuses %s', async (_, spec, message) => {
    expect(await errorsIn(spec)).toEqual([message])
  })

  it('is served in no version that the definition does not serve', async () => {
    const { messages: found } = await messages(objects(definition, note({}, 'example.org/v1beta1')))
    expect(found).toEqual(['the definition notes.example.org does not serve example.org/v1beta1'])
  })

  it('may have no namespace', async () => {
    const ofCluster = { ...definition, spec: { ...definition.spec, scope: 'Cluster' } }
    const { metadata, ...rest } = note({ text: 'a', pages: 1 })
    const { messages: good } = await messages(
      objects(ofCluster, { ...rest, metadata: { name: metadata.name } }),
    )
    expect(good).toEqual([])
    const { messages: bad } = await messages(objects(ofCluster, { ...rest, metadata }))
    expect(bad).toEqual([expect.stringContaining('Note is a kind without one')])
  })

  it('says nothing where the definition itself is malformed', async () => {
    const broken = {
      ...definition,
      spec: {
        ...definition.spec,
        versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 7 } } }],
      },
    }
    const { messages: found, unknown } = await messages(objects(broken, note({})))
    expect(found).toEqual([expect.stringContaining('versions.0.schema.openAPIV3Schema.type violates')])
    expect(unknown).toEqual(['example.org/v1/Note'])
  })
})

describe('a definition of which no check can be made', () => {
  it('is one error, whatever the number of its objects', async () => {
    const [version] = definition.spec.versions
    const schema = { openAPIV3Schema: { type: 'object', properties: { spec: { enum: [] } } } }
    const broken = { ...definition, spec: { ...definition.spec, versions: [{ ...version, schema }] } }
    const other = { ...note({}), metadata: { name: 'second', namespace: 'personal-services' } }
    const { messages: found } = await messages(objects(broken, note({}), other))
    expect(found).toEqual([expect.stringMatching(/^the schema of example\.org\/v1\/Note cannot be read: /)])
  })
})

describe('a schema that is brought along', () => {
  const closed = { type: 'object', properties: { ...properties, metadata: { type: 'object' } } }
  const brought = (schema: Readonly<Record<string, unknown>>): ValidationOptions => ({
    schemas: (id) =>
      id === 'example.org/v1/Note' ? { path: 'example.org/note_v1.json', schema } : undefined,
  })

  it('makes a kind a known one', async () => {
    const good = await messages(objects(note({ text: 'a', pages: 1 })), brought(closed))
    expect(good).toEqual({ messages: [], unknown: [] })
    const bad = await messages(objects(note({ pages: 1 })), brought(closed))
    expect(bad.messages).toEqual([expect.stringContaining('spec.text violates')])
  })

  it('refuses to go on where it is no schema', async () => {
    await expect(messages(objects(note({})), brought({ required: 'spec' }))).rejects.toThrow(
      /^example\.org\/note_v1\.json: /,
    )
  })
})
