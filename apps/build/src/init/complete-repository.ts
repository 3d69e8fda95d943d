import { fluxUrl } from '../git/remote-url.ts'
import { ageRecipientError, gitUrlError, wordError } from './answer.ts'
import type { KnownFleet, NewFleet } from './new-fleet.ts'
import type { Ask } from './question.ts'

/** What is to be known of the repository that Flux reads. */
type Repository = Pick<NewFleet, 'branch' | 'gitUrl' | 'ageRecipient' | 'generator' | 'folder'>

export const completeRepository = async (known: KnownFleet, ask: Ask): Promise<Repository> => {
  const branch =
    known.branch ??
    (await ask({
      text: 'Branch that Flux follows',
      flag: '--branch NAME',
      default: 'main',
      check: wordError,
    }))
  const gitUrl = fluxUrl(
    known.gitUrl ??
      (await ask({
        text: 'URL from which Flux reads the repository (empty: not known yet)',
        flag: '--git-url URL',
        default: '',
        check: gitUrlError,
      })),
  )
  const ageRecipient =
    known.ageRecipient ??
    (await ask({
      text: 'Recipient of age for Secrets that SOPS encrypts (empty: no SOPS)',
      flag: '--sops AGE_RECIPIENT',
      default: '',
      check: ageRecipientError,
    }))
  return {
    branch,
    ...(gitUrl !== undefined && { gitUrl }),
    ...(ageRecipient !== '' && { ageRecipient }),
    ...(known.folder !== undefined && { folder: known.folder }),
    ...(known.generator !== undefined && { generator: known.generator }),
  }
}
