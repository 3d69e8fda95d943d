import { ENCRYPTED_FIELDS, secretType, type AgeRecipient, type RequiredSecret } from '@fleet/model'
import { childProcess } from '../child-process.ts'
import { Refusal } from '../refusal.ts'

/** The SOPS whose arguments the command uses. */
export const NEEDED_SOPS = 'sops 3.10 or later'

/** SOPS did not encrypt. Nothing was written. */
class NotEncrypted extends Refusal {
  override readonly name = 'NotEncrypted'
  override readonly impact = 'nothing is written'
  readonly fix: string

  constructor(message: string, fix: string) {
    super(message)
    this.fix = fix
  }
}

/** What SOPS encrypts, for whom, and where the result belongs. */
interface Encryption {
  readonly secret: RequiredSecret
  readonly values: Readonly<Record<string, string>>
  readonly recipients: readonly AgeRecipient[]
  readonly file: string
  /** The folder of the cluster, with the configuration of SOPS. */
  readonly folder: string
}

/**
 * A Secret as SOPS writes it. The values go to its standard input alone: neither a file, nor an argument, nor a variable
 * of the environment has them.
 * @throws NotEncrypted
 */
export const encrypted = ({ secret, values, recipients, file, folder }: Encryption): Promise<string> =>
  new Promise((resolve, reject) => {
    const args = [
      'encrypt',
      `--age=${recipients.join(',')}`,
      `--encrypted-regex=${ENCRYPTED_FIELDS}`,
      '--input-type=json',
      '--output-type=yaml',
      `--filename-override=${file}`,
    ]
    const sops = childProcess().spawn('sops', args, { cwd: folder, stdio: ['pipe', 'pipe', 'pipe'] })
    let [output, problems] = ['', '']
    sops.stdout.setEncoding('utf8').on('data', (part: string) => (output += part))
    sops.stderr.setEncoding('utf8').on('data', (part: string) => (problems += part))
    // One that ends before it has read everything has said why.
    sops.stdin.on('error', () => {})
    sops.on('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'ENOENT'
          ? new NotEncrypted('sops is not installed', `install ${NEEDED_SOPS}, and put it on the PATH`)
          : error,
      )
    })
    sops.on('close', (code) => {
      if (code === 0 && isWhole(output, values)) resolve(output)
      else reject(new NotEncrypted(`sops failed: ${reasonIn(problems, code)}`, FIX))
    })
    sops.stdin.end(manifestOf(secret, values))
  })

const FIX = `${NEEDED_SOPS} is needed: see \`sops --version\``

const manifestOf = (
  { namespace, name, keys }: RequiredSecret,
  values: Readonly<Record<string, string>>,
): string =>
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace },
    type: secretType(Object.keys(keys)) ?? 'Opaque',
    stringData: values,
  })

/** Whether a result is encrypted and shows no value. A program of the same name could be anything. */
const isWhole = (output: string, values: Readonly<Record<string, string>>): boolean => {
  const ciphers = output.match(/ENC\[AES256_GCM,/g) ?? []
  // One for each value, and one for the checksum of all.
  return output.includes('\nsops:') && ciphers.length > Object.keys(values).length
}

const reasonIn = (problems: string, code: number | null): string => {
  const said = problems.trim().split('\n').at(-1) ?? ''
  return said === '' ? `it ended with the code ${code}` : said
}
