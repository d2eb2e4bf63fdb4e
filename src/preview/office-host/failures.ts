/** Failures that a test injects: at any member of the object model, at any command of the Common API, at any round trip. */
import { HostError } from './host-error'

export interface Failure {
  /** `Range.InsertComment`, `Paragraph.Text` (a property set), `sync` (a whole round trip), `command:128` (Common API). */
  at: string
  /** Office error code (rich API) or status number (Common API). */
  code: string | number
  /** How many calls pass before the first failure. Default 0. */
  skip?: number
  /** How many calls fail. Default: every one. */
  times?: number
  /** Only calls one of whose arguments contains this text. */
  argument?: string
  /** The call takes effect, then the error is reported (Word on the web does so: OfficeDev/office-js#6760). */
  after?: boolean
}

export class Failures {
  private planned: { failure: Failure; seen: number }[] = []

  /** Replaces the planned failures. */
  plan(failures: readonly Failure[]): void {
    this.planned = failures.map((failure) => ({ failure, seen: 0 }))
  }

  /** The failure that strikes this call, if any; counts the call. */
  strike(at: string, args: readonly unknown[] = []): Failure | null {
    let struck: Failure | null = null
    for (const plan of this.planned) {
      const { failure } = plan
      if (failure.at !== at) continue
      if (failure.argument !== undefined && !args.some((arg) => typeof arg === 'string' && arg.includes(failure.argument ?? ''))) continue
      const rank = plan.seen++
      const skip = failure.skip ?? 0
      if (rank >= skip && rank < skip + (failure.times ?? Infinity)) struck ??= failure
    }
    return struck
  }
}

export function asHostError(failure: Failure): HostError {
  return new HostError(String(failure.code), `Injected: ${failure.code}`, failure.at)
}
