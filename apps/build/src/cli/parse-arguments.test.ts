import { describe, expect, test } from 'vitest'
import { build } from '../commands/build.ts'
import { check } from '../commands/check.ts'
import { COMMANDS } from '../commands/index.ts'
import { validate } from '../commands/validate.ts'
import { helpText } from './help.ts'
import { parseArguments } from './parse-arguments.ts'

const requestOf = (...args: string[]) => {
  const invocation = parseArguments(args)
  return invocation.kind === 'run' ? invocation.request : undefined
}

describe('a command line', () => {
  test('may name several clusters', () => {
    expect(requestOf('build', '--cluster', 'a', '--cluster=b')).toMatchObject({ clusters: ['a', 'b'] })
  })

  test('may accept several changes', () => {
    const changes = ['ban-claim-change:a/PersistentVolumeClaim/b/c', 'ban-cluster-removal:d']
    expect(requestOf('build', ...changes.map((one) => `--accept=${one}`))).toMatchObject({
      accepted: changes,
    })
    expect(requestOf('validate', '--against=HEAD', '--accept=x:y')).toMatchObject({ accepted: ['x:y'] })
  })

  test('asks for all clusters unless it names some', () => {
    expect(requestOf('check')).toMatchObject({ command: 'check', clusters: [], json: false })
  })

  test('may separate its options from the command by `--`, as with npm', () => {
    expect(requestOf('build', '--', '--json')).toMatchObject({ json: true })
  })

  test.each([
    [['biuld'], 'there is no command "biuld"', 'did you mean "build"?'],
    [['build', '--clutser', 'a'], 'there is no option --clutser', 'did you mean "--cluster"?'],
    [['build', '--frobnicate'], 'there is no option --frobnicate', 'known here: --cluster, --out'],
    [['build', '--format', 'json'], 'takes no --format', '--json'],
    [['validate', '--out', 'x'], 'takes no --out', '--format'],
    [['validate', '--format', 'jsn'], 'there is no format "jsn"', 'did you mean "json"?'],
    [['validate', '--json', '--format', 'sarif'], 'contradict', 'leave one'],
    [['validate', '--accept', 'a:b'], 'without --against', 'the revision'],
    [['validate', '--write-baseline'], 'without --baseline', '--baseline FILE'],
    [['validate', '--write-baseline', '--baseline', 'a', '--rule', 'b'], 'would forget', '--rule'],
    [['build', '--rule', 'a'], 'takes no --rule', '--json'],
    [['build', 'homelab'], '"homelab" is too much', 'pnpm build --help'],
    [['build', '--out'], '--out', 'see --help'],
    [['build', '--inventory', 'other.ts'], '--inventory is given without --out', '--out DIR'],
    [['build', '--out', ''], '--out is given and empty', 'leave --out out'],
    [['build', '--h'], 'there is no option --h', '--help'],
    [['build', '--json=yes'], '--json', 'see --help'],
    [[], 'no command', 'build, check'],
  ])('%j is refused with a fix', (args, message, fix) => {
    expect(() => parseArguments(args)).toThrow(
      expect.objectContaining({
        name: 'UsageError',
        message: expect.stringContaining(message) as string,
        fix: expect.stringContaining(fix) as string,
      }),
    )
  })
})

describe('an option of several commands', () => {
  test('has one type, for it may stand before the command', () => {
    const declared = Map.groupBy(
      COMMANDS.flatMap(({ options }) => Object.entries(options)),
      ([name]) => name,
    )
    for (const [name, all] of declared)
      expect(new Set(all.map(([, { type, multiple }]) => `${type} ${multiple}`)).size, name).toBe(1)
  })
})

describe('--help', () => {
  test('is given for the program and for each command', () => {
    expect(parseArguments(['--help'])).toEqual({ kind: 'help' })
    expect(parseArguments(['check', '-h'])).toEqual({ kind: 'help', command: check })
  })

  test('(of the program) names every command', () => {
    for (const { name } of COMMANDS) expect(helpText()).toContain(`  ${name} `)
  })

  test.each([build, check])('($name) names every option', (command) => {
    for (const option of ['--cluster NAME', '--out DIR', '--inventory FILE', '--json'])
      expect(helpText(command)).toContain(option)
  })

  test('(validate) names its own options, and shows examples', () => {
    for (const part of [
      '[DIR…]',
      '--rule RULE',
      '--house-style',
      '--baseline FILE',
      '--all',
      '--format FORMAT',
      '--explain RULE',
      'pnpm validate --format github',
    ])
      expect(helpText(validate)).toContain(part)
    expect(helpText(validate)).not.toContain('--out')
  })
})

describe('pnpm validate', () => {
  test('takes folders, and prints text by default', () => {
    expect(parseArguments(['validate', 'a', 'b'])).toEqual({
      kind: 'run',
      command: validate,
      request: {
        folders: ['a', 'b'],
        clusters: [],
        rules: [],
        houseStyle: false,
        requireRendering: false,
        writeBaseline: false,
        all: false,
        accepted: [],
        format: 'text',
      },
    })
    expect(parseArguments(['validate', '--json'])).toMatchObject({ request: { format: 'json' } })
    expect(parseArguments(['validate', '--format', 'sarif'])).toMatchObject({ request: { format: 'sarif' } })
    expect(parseArguments(['validate', '--schemas', 'x'])).toMatchObject({ request: { schemas: 'x' } })
    expect(parseArguments(['validate', '--explain', 'x'])).toMatchObject({ request: { explain: 'x' } })
  })
})
