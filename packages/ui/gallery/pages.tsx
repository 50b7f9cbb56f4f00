import type { ComponentType } from 'react';
import { CasePage, DeskPage, ListPage, PaperPage } from './staff-pages.tsx';
import { StaffPartsPage, VillagerPartsPage } from './parts-pages.tsx';
import { AskPage, HomePage, MatterPage, RatePage, WritePage } from './villager-pages.tsx';

type GalleryPage = { title: string; dress: 'villager' | 'staff'; Page: ComponentType };

function IndexPage() {
  return (
    <main className="sd-phone-main">
      <h1>哨到 · 界面样张</h1>
      <ul>{Object.entries(pages).map(([name, page]) => <li key={name}><a href={`?page=${name}`}>{page.title}</a></li>)}</ul>
    </main>
  );
}

/** Every page of the gallery by name. */
export const pages: Record<string, GalleryPage> = {
  index: { title: '目录', dress: 'villager', Page: IndexPage },
  home: { title: '村民 首页', dress: 'villager', Page: HomePage },
  ask: { title: '村民 说需要', dress: 'villager', Page: AskPage },
  write: { title: '村民 写清楚', dress: 'villager', Page: WritePage },
  matter: { title: '村民 要办的事', dress: 'villager', Page: MatterPage },
  rate: { title: '村民 评一评', dress: 'villager', Page: RatePage },
  parts: { title: '村民 全部部件', dress: 'villager', Page: VillagerPartsPage },
  desk: { title: '干部 工作台', dress: 'staff', Page: DeskPage },
  list: { title: '干部 需求清单', dress: 'staff', Page: ListPage },
  case: { title: '部门 吹哨单', dress: 'staff', Page: CasePage },
  paper: { title: '干部 打印走访单', dress: 'staff', Page: PaperPage },
  'staff-parts': { title: '干部 全部部件', dress: 'staff', Page: StaffPartsPage },
};
