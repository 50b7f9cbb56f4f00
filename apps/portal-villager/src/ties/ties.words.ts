import { wordsOf } from '@shaodao/portal-kit/wording/words';

export const words = wordsOf(
  {
    title: '代办人', ours: '能替我家提需求的人', oursHint: '在外地的亲人，村里确认以后可以替您家提需求。您不放心，随时可以解除。', none: '还没有人替您家代办', noneHint: '让在外地的儿女打开这个网页，点“替家里代办”，填上您家的户编号就行。',
    theirs: '我替他们提需求', theirsNone: '您还没有替谁家代办', apply: '替家里代办', askFor: '替他们提需求', since: (when: string) => `${when}申请`, agreed: '老人同意了', end: '解除', endAsk: '要解除吗？', endHint: '解除以后马上生效。以后想恢复，要重新申请。', endYes: '是的，解除', keep: '先不解除',
    note: (note: string) => `村里说：${note}`, relative: (relation: string) => `关系：${relation}`, someone: '亲属', applyTitle: '替家里代办', applyHint: '人在外地，也能帮家里的老人提需求、看进度。村干部会先问过老人，老人点头才行。',
    number: '户编号', numberHint: '写在家门口的户牌上，也可以问村干部', relation: '您是他们的什么人？', relationMissing: '请点一个', say: '给村干部留句话', send: '交给村里确认', optional: '可以不写',
  },
  {
    title: 'On behalf', ours: 'Who may ask for my household', oursHint: 'Relatives far away may ask for you once the village has confirmed it. You can end it at any time.', none: 'Nobody asks for you yet', noneHint: 'A son or daughter far away can apply here with your household number.',
    theirs: 'Whom I ask for', theirsNone: 'You ask for nobody yet', apply: 'Ask on behalf', askFor: 'Ask for them', since: (when) => `applied ${when}`, agreed: 'The old person agreed', end: 'End it', endAsk: 'End it?', endHint: 'It takes effect at once.', endYes: 'Yes, end it', keep: 'Keep it',
    note: (note) => `The village says: ${note}`, relative: (relation) => `Relation: ${relation}`, someone: 'Relative', applyTitle: 'Ask on behalf', applyHint: 'Far away you can still ask for the old people at home. The village asks them first.',
    number: 'Household number', numberHint: 'On the plate at the door, or ask the village cadre', relation: 'Who are you to them?', relationMissing: 'Please choose', say: 'A word to the village cadre', send: 'Send to the village', optional: 'optional',
  },
);
