import { mkdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { SOPS_CONFIG, sopsOf, type Fleet } from '@fleet/model'
import type { Home } from '../build-cache.ts'
import { EXIT, type ExitCode } from '../cli/exit-code.ts'
import { commandLine } from '../cli/program.ts'
import { refuseUnknown } from '../cli/refuse-unknown.ts'
import { UsageError } from '../cli/usage-error.ts'
import type { SecretRequest } from '../commands/secret.ts'
import { DISK } from '../disk/disk.ts'
import { onDisk } from '../disk/disk-error.ts'
import { replaceFile } from '../disk/replace-file.ts'
import { treesFolder } from '../disk/trees-folder.ts'
import { validFleet } from '../inventory/valid-fleet.ts'
import { counted } from '../report/counted.ts'
import { shownPath } from '../report/shown-path.ts'
import { encryptedSecrets } from './encrypted-secrets.ts'
import { valuesIn } from './given-values.ts'
import { hiddenAnswers } from './hidden-answer.ts'
import { idOf, listText } from './list-text.ts'
import { secretStates, type EncryptedState, type SecretState } from './secret-states.ts'
import { encrypted } from './sops.ts'

/** Lists the Secrets of the fleet, or encrypts one of them. */
export const performSecret = async (request: SecretRequest, home: Home): Promise<ExitCode> => {
  const fleet = await validFleet(request.inventory, home)
  const out =
    request.out === undefined ? treesFolder(home.repository, fleet.gitops.path) : resolve(request.out)
  const states = await secretStates(fleet, out)
  if (request.secret === undefined) {
    process.stdout.write(
      request.json ? `${JSON.stringify(states, undefined, 2)}\n` : listText(fleet, states, shownPath),
    )
    return EXIT.ok
  }
  refuseUnknown('the fleet needs no Secret', [request.secret], states.map(idOf))
  const state = states.find((one) => idOf(one) === request.secret)
  if (state) await encryptInto(fleet, out, ofSops(state))
  return EXIT.ok
}

/** @throws UsageError where the cluster does not use SOPS */
const ofSops = (state: SecretState): EncryptedState => {
  if (state.from === 'sops') return state
  const { cluster } = state
  throw state.from === 'kubectl'
    ? new UsageError(
        `clusters.${cluster} has no recipients: its Secrets are made by kubectl`,
        `state clusters.${cluster}.secretsFrom, such as { type: 'sops', recipients: ['age1…'] }, or make the Secret by kubectl`,
      )
    : new UsageError(
        `External Secrets makes the Secrets of clusters.${cluster}`,
        `put the value into the store: ${Object.values(state.entries)
          .map(({ key, property }) => (property === undefined ? key : `${key}, property ${property}`))
          .join('; ')}`,
      )
}

const encryptInto = async (fleet: Fleet, out: string, state: EncryptedState): Promise<void> => {
  const folder = join(out, state.cluster)
  if (DISK.kindOf(join(folder, SOPS_CONFIG)) !== 'file')
    throw new UsageError(
      `${shownPath(join(folder, SOPS_CONFIG))} is not there yet`,
      `run \`${commandLine('build')}\` first`,
    )
  refuseLoss(state)
  const values = await askedValues(state)
  const { recipients = [] } = sopsOf(fleet, state.cluster) ?? {}
  const { file } = state
  const content = await encrypted({ secret: state, values, recipients, file, folder })
  onDisk('write', file, () => {
    mkdirSync(dirname(file), { recursive: true })
    replaceFile(file, content)
  })
  process.stdout.write(
    `${shownPath(file)}: encrypted for ${counted(recipients.length, 'recipient')}; commit it, and Flux applies it\n`,
  )
}

/** Refuses to replace a file that holds more than this Secret with these keys. */
const refuseLoss = ({ state, file, namespace, name, keys }: EncryptedState): void => {
  if (state === 'missing') {
    if (DISK.kindOf(file) === undefined) return
    throw new UsageError(
      `${shownPath(file)} is there, and does not hold the Secret`,
      'rename it, or delete it if it is not needed',
    )
  }
  const held = encryptedSecrets(dirname(file)).filter((one) => one.file === file)
  const isOnly = held.every(
    (one) =>
      one.isAlone && one.name === name && one.namespace === namespace && one.keys.every((key) => key in keys),
  )
  if (isOnly) return
  throw new UsageError(
    `${shownPath(file)} holds more than the keys that the fleet needs`,
    `change the values in it with \`sops edit ${shownPath(file)}\``,
  )
}

/** The values of all keys: asked for on a terminal, which does not show them, or read from the standard input. */
const askedValues = async ({ keys }: EncryptedState): Promise<Readonly<Record<string, string>>> => {
  const { stdin, stderr } = process
  if (!stdin.isTTY) return valuesIn(await text(stdin), Object.keys(keys))
  const ask = hiddenAnswers({ input: stdin, output: stderr })
  const given: Record<string, string> = {}
  for (const [key, about] of Object.entries(keys)) {
    // oxlint-disable-next-line no-await-in-loop -- one question after the other
    given[key] = await ask(`${key} (${about}; not shown)`)
    if (given[key] === '')
      throw new UsageError(`no value is given for ${key}`, 'nothing is written: start again')
  }
  return given
}
