/** Why a question could not be asked. */
export type Obstacle =
  | 'context'
  | 'unreachable'
  | 'unauthorized'
  | 'forbidden'
  | 'timeout'
  | 'missing'
  | 'failed'

/** A check could not ask what it needs. It then says nothing about the cluster, and never that all is well. */
export class NotAsked extends Error {
  override readonly name = 'NotAsked'
  readonly obstacle: Obstacle
  /** What a person can do to have it asked. */
  readonly fix: string

  /** @param message which permission, address or context is missing */
  constructor(obstacle: Obstacle, message: string, fix: string) {
    super(message)
    this.obstacle = obstacle
    this.fix = fix
  }
}
