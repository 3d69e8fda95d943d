import { spawnSync } from 'node:child_process'
import { chmodSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { put, scratchFolder } from './disk/testing/scratch.ts'

const ACTION = readFileSync(join(import.meta.dirname, '../../../action.yaml'), 'utf8')

/** The action's step, as GitHub gives it to the shell. */
const [, STEP = ''] = /run: \|\n([\s\S]+?)\n {6}env:/.exec(ACTION) ?? []

/** What the step calls the program with. */
const calledWith = (inputs: Readonly<Record<string, string>>): readonly string[] => {
  const folder = scratchFolder()
  put(folder, 'bin/validate', '#!/bin/sh\nprintf "%s\\n" "$@"\n')
  chmodSync(join(folder, 'bin/validate'), 0o755)
  const { stdout } = spawnSync('bash', ['-e', '-o', 'pipefail', '-c', STEP], {
    encoding: 'utf8',
    env: {
      ...process.env,
      GITHUB_ACTION_PATH: folder,
      FOLDERS: '.',
      BASELINE: '',
      HOUSE_STYLE: 'false',
      ...inputs,
    },
  })
  return stdout.trimEnd().split('\n')
}

test('the action checks the whole repository by default', () => {
  expect(calledWith({})).toEqual(['--format', 'github', '.'])
})

test('the action takes folders, a baseline and house style', () => {
  const inputs = { FOLDERS: 'clusters/a clusters/*', BASELINE: 'known findings.json', HOUSE_STYLE: 'true' }
  expect(calledWith(inputs)).toEqual([
    '--format',
    'github',
    '--baseline',
    'known findings.json',
    '--house-style',
    'clusters/a',
    'clusters/*',
  ])
})

test('the action gives each input to its step by the environment, never by the text of the script', () => {
  expect(STEP).not.toContain('${{')
  for (const name of ['folders', 'baseline', 'house-style'])
    expect(ACTION).toContain(`\${{ inputs.${name} }}`)
})
