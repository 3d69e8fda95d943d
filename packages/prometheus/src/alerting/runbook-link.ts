import { RUNBOOK } from '@fleet/kubernetes'
import type { Fleet } from '@fleet/model'
import type { AlertName } from '../alerts/runbooks/index.ts'

/**
 * The annotation that leads from a message to the runbook of its alert: the address of the page where the fleet publishes them, else the
 * command that prints it. A fleet without receivers sends no message.
 */
export const runbookLink = ({ hub: { alerting } }: Fleet, alert: AlertName) => {
  if (!alerting) return {}
  return alerting.runbooks === undefined
    ? { runbook: `${RUNBOOK} ${alert}` }
    : { runbook_url: `${alerting.runbooks.replace(/\/$/, '')}/${alert}.md` }
}
