import { requiredSecrets } from '@fleet/model'
import { EXIT } from '../cli/exit-code.ts'
import { exitCodeOf, type Outcome } from '../cli/outcome.ts'
import { remoteUrl } from '../git/remote-url.ts'
import { bootstrapCommand, presentClusters } from './provisions.ts'
import { REPORT_VERSION } from './report-version.ts'
import { repairCommand } from './repair-command.ts'

/**
 * The outcome for other programs. `changes` are those of a build, or those that one would make. After a finding that is
 * an error nothing is changed.
 */
export const outcomeJson = (outcome: Outcome, seconds: number): string => {
  const { request, findings, trees, fleet, out, notRendered = [] } = outcome
  const url = out === undefined ? undefined : remoteUrl(out)
  const clusters = fleet
    ? presentClusters(
        fleet,
        trees.map(({ cluster }) => cluster),
      )
    : []
  const value = {
    version: REPORT_VERSION,
    command: request.command,
    ok: exitCodeOf(outcome) === EXIT.ok,
    seconds,
    findings,
    trees: trees.map(({ cluster, folder, unchanged, changes, kept }) => ({
      cluster,
      folder,
      unchanged,
      changes,
      kept,
    })),
    ...(notRendered.length > 0 && { notRendered }),
    ...(request.command === 'check' && { repair: repairCommand(request) }),
    ...(fleet && {
      secrets: clusters.flatMap((cluster) => requiredSecrets(fleet, cluster)),
      bootstrap: clusters.map((cluster) => ({ cluster, command: bootstrapCommand(fleet, cluster, url) })),
    }),
  }
  return `${JSON.stringify(value, undefined, 2)}\n`
}
