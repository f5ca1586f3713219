import { Subject } from 'rxjs';
import { Sending } from './sending.js';

describe('the request of a form', () => {
  it('is sent once however often it is clicked, and hands on its answer', () => {
    const sending = new Sending();
    const [first, second] = [new Subject<number>(), new Subject<number>()];
    const answers: number[] = [];
    const keep = (answer: number) => answers.push(answer);
    sending.send(first, keep);
    sending.send(second, keep);
    expect([sending.busy(), second.observed]).toEqual([true, false]);
    first.next(7);
    expect([answers, sending.busy(), sending.failure()]).toEqual([[7], false, null]);
  });

  it('tells why it failed until it is sent again', () => {
    const sending = new Sending();
    const [first, second] = [new Subject<number>(), new Subject<number>()];
    sending.send(first, () => undefined);
    first.error('away');
    expect([sending.busy(), sending.failure()]).toEqual([false, 'away']);
    sending.send(second, () => undefined);
    expect([sending.busy(), sending.failure()]).toEqual([true, null]);
  });
});
