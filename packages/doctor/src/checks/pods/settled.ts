/** How long a pod may take to start, and a rollout to go on: images of a gigabyte are pulled over slow lines. */
export const SETTLED_IN_SECONDS = 300
