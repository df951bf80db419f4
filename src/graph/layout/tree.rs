//! A quadtree over masses in the plane, for forces between all pairs in O(n log n) (Barnes & Hut
//! 1986): a square that looks small from where one stands acts as one mass in its middle.

use super::{Point, bounds, extent};

/// Squares are not divided further; what falls together there acts as one.
const DEEPEST: usize = 20;
/// A square acts as one mass from so many times its side away, squared.
const FAR: f32 = 1.2;
const NONE: u32 = u32::MAX;

#[derive(Clone, Copy)]
struct Square {
    /// Children, from the upper left; `NONE` where there is nothing.
    children: [u32; 4],
    /// Σ mass × place, until `finish` makes it the middle.
    middle: Point,
    mass: f32,
    side: f32,
}

pub struct Tree {
    squares: Vec<Square>,
}

impl Tree {
    /// `mass` has one a point; all are positive.
    pub fn new(at: &[Point], mass: &[f32]) -> Self {
        let (low, _) = bounds(at);
        let side = extent(at) * 1.001;
        let mut tree = Tree {
            squares: Vec::with_capacity(2 * at.len()),
        };
        tree.add_square(side);
        for (&p, &mass) in at.iter().zip(mass) {
            tree.insert(p, mass, low, side);
        }
        for square in &mut tree.squares {
            square.middle = [
                square.middle[0] / square.mass,
                square.middle[1] / square.mass,
            ];
        }
        tree
    }

    fn add_square(&mut self, side: f32) -> u32 {
        let square = Square {
            children: [NONE; 4],
            middle: [0.0; 2],
            mass: 0.0,
            side,
        };
        self.squares.push(square);
        self.squares.len() as u32 - 1
    }

    /// Goes down as long as there is another point in the square; a lone point stays where it is
    /// until a second comes and both go further.
    fn insert(&mut self, p: Point, mass: f32, low: Point, side: f32) {
        let (mut square, mut low, mut side) = (0usize, low, side);
        for depth in 0.. {
            let here = &mut self.squares[square];
            let (resident, resident_mass) = (here.middle, here.mass);
            let is_leaf = here.children == [NONE; 4];
            here.middle[0] += mass * p[0];
            here.middle[1] += mass * p[1];
            here.mass += mass;
            if resident_mass == 0.0 || depth == DEEPEST {
                return;
            }
            side *= 0.5;
            if is_leaf {
                let old = [resident[0] / resident_mass, resident[1] / resident_mass];
                let child = self.add_square(side);
                self.squares[square].children[quarter(old, low, side)] = child;
                let child = &mut self.squares[child as usize];
                (child.middle, child.mass) = (resident, resident_mass);
            }
            let q = quarter(p, low, side);
            if self.squares[square].children[q] == NONE {
                let child = self.add_square(side);
                self.squares[square].children[q] = child;
            }
            low = [
                low[0] + side * (q % 2) as f32,
                low[1] + side * (q / 2) as f32,
            ];
            square = self.squares[square].children[q] as usize;
        }
    }

    /// Σ mass_j (p − x_j) / ‖p − x_j‖² over all points but the one at `p` itself.
    pub fn push(&self, p: Point) -> Point {
        let mut sum = [0f32; 2];
        let mut waiting = [0u32; 4 * DEEPEST];
        let mut count = 1;
        while count > 0 {
            count -= 1;
            let square = &self.squares[waiting[count] as usize];
            let delta = [p[0] - square.middle[0], p[1] - square.middle[1]];
            let distance = delta[0] * delta[0] + delta[1] * delta[1];
            if square.children == [NONE; 4] || distance > FAR * square.side * square.side {
                if distance > 1e-12 {
                    let force = square.mass / distance;
                    sum[0] += force * delta[0];
                    sum[1] += force * delta[1];
                }
                continue;
            }
            for &child in &square.children {
                if child != NONE {
                    waiting[count] = child;
                    count += 1;
                }
            }
        }
        sum
    }
}

/// Which quarter of a square holds a point; `half` is the side of a quarter.
fn quarter(p: Point, low: Point, half: f32) -> usize {
    usize::from(p[0] >= low[0] + half) + 2 * usize::from(p[1] >= low[1] + half)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pushes_are_near_those_of_every_pair() {
        let at: Vec<Point> = (0..500)
            .map(|i| [(i * 37 % 101) as f32, (i * 53 % 97) as f32])
            .collect();
        let mass: Vec<f32> = (0..500).map(|i| 1.0 + (i % 7) as f32).collect();
        let tree = Tree::new(&at, &mass);
        let (mut off, mut size) = (0f64, 0f64);
        for &p in &at {
            let mut exact = [0f64; 2];
            for (q, m) in at.iter().zip(&mass) {
                let delta = [0, 1].map(|axis| f64::from(p[axis] - q[axis]));
                let distance = delta[0] * delta[0] + delta[1] * delta[1];
                for axis in 0..2 {
                    if distance > 0.0 {
                        exact[axis] += f64::from(*m) * delta[axis] / distance;
                    }
                }
            }
            let got = tree.push(p);
            for axis in 0..2 {
                off += (f64::from(got[axis]) - exact[axis]).abs();
                size += exact[axis].abs();
            }
        }
        // What squares that stand for many leave out.
        assert!(off / size < 0.05, "{}", off / size);
    }

    #[test]
    fn points_on_one_spot_do_not_go_down_for_ever() {
        let tree = Tree::new(&[[1.0, 1.0], [1.0, 1.0], [1.0, 1.0], [3.0, 1.0]], &[1.0; 4]);
        assert_eq!(tree.push([3.0, 1.0]), [1.5, 0.0]);
    }
}
